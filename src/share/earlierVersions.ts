// Addresses that earlier versions of the page wrote, brought to what this one writes. Links stay; nothing else remembers.

export const VERSION = '3';

/**
 * The fields as of this version; undefined: of a version that is not known here. An address without a version is taken for one
 * of this version: somebody wrote it by hand.
 */
export function upgraded(fields: URLSearchParams): URLSearchParams | undefined {
  switch (fields.get('v') ?? VERSION) {
    case '1':
      return fromVersion2(fromVersion1(fields));
    case '2':
      return fromVersion2(fields);
    case VERSION:
      return fields;
    default:
      return undefined;
  }
}

const BOX = /^\d+-\d+$/;
const LANE = /^(?:proc|thread|goroutine|task)-|^(?:entry|creator):/;

/** Until version 2 `focus` was the zoomed box of a flame graph and `hide` a lane; both are pprof's options now. */
function fromVersion1(fields: URLSearchParams): URLSearchParams {
  const out = new URLSearchParams();
  for (const [name, value] of fields) {
    if (name === 'v') out.append('v', '2');
    else if (name === 'focus' && BOX.test(value)) out.append('zoom', value);
    else if (name === 'hide' && LANE.test(value)) out.append('hidelane', value);
    else out.append(name, value);
  }
  return out;
}

const NUMBERED = /^(goroutine|creation|stw|stretch)-(?=\d)/;

/** Until version 3 goroutines, creations and stops were called by numbers of the decoder's tables: they are still found by them. */
function fromVersion2(fields: URLSearchParams): URLSearchParams {
  const out = new URLSearchParams();
  for (const [name, value] of fields) {
    if (name === 'v') out.append('v', VERSION);
    else if (['pin', 'hidelane', 'top', 'profof'].includes(name)) out.append(name, value.replace(NUMBERED, '$1-row'));
    else out.append(name, value);
  }
  return out;
}
