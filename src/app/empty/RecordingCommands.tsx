import { Fragment } from 'react';
import { CopyButton } from '../../views/CopyButton.tsx';
import { marked, t } from '../../../language/t.ts';

// A command in the parts between which its line may be broken.
const COMMANDS = [
  {
    title: marked('Five seconds of a running server'),
    // Quoted: a shell may take the question mark for a pattern.
    parts: ['curl -o trace.out ', "'http://localhost:6060", '/debug/pprof/trace', "?seconds=5'"],
    note: marked('The server imports net/http/pprof.'),
  },
  {
    title: marked('A test run'),
    parts: ['go test -trace trace.out ./...'],
    note: marked('If ./... is more than one package, name the one to record.'),
  },
  {
    title: marked('The heap of a running server'),
    parts: ['curl -o heap.pb.gz ', 'http://localhost:6060', '/debug/pprof/heap'],
    note: marked('profile, goroutine, block and mutex work the same way.'),
  },
  {
    title: marked('The collector’s own lines'),
    parts: ['GODEBUG=gctrace=1 ', './program ', '2> gc.log'],
    note: marked('A line for each GC cycle. schedtrace=100 and inittrace=1 are read, too, also between other text.'),
  },
  {
    title: marked('MemStats of a running server'),
    parts: ['curl -o memstats.json ', 'http://localhost:6060', '/debug/vars'],
    note: marked('The server imports expvar. A series of them, a line of JSON each, is drawn over time.'),
  },
] as const;

/** Commands that record something this page opens. */
export function RecordingCommands() {
  return (
    <ul className="commands">
      {COMMANDS.map(({ title, parts, note }) => (
        <li key={title} className="commands__one">
          <h3 className="commands__title">{t(title)}</h3>
          <div className="commands__line card">
            <code>
              {parts.map((part) => (
                <Fragment key={part}>
                  {part}
                  <wbr />
                </Fragment>
              ))}
            </code>
            <CopyButton text={parts.join('')} what={t('the command')} />
          </div>
          <p className="commands__note">{t(note)}</p>
        </li>
      ))}
    </ul>
  );
}
