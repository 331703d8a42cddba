// Bytes of an uncompressed profile → columns. Records come in any order, so the file is walked three times: to count, to read
// the tables, to read the samples against them.
import type { ProfileColumns } from '../columns.ts';
import { count, type Counts } from './count.ts';
import { FunctionTable } from './functions.ts';
import { HeaderFields } from './header.ts';
import { LocationTable } from './locations.ts';
import { MappingTable } from './mappings.ts';
import { decodeSamples } from './samples.ts';
import { StringTable } from './stringTable.ts';
import { walking, Wire } from './wire.ts';
import { t } from '../../../language/t.ts';

/** @throws DamageError with the byte at which the profile contradicts its format. */
export function decodeProfile(bytes: Uint8Array): ProfileColumns {
  const wire = new Wire(bytes);
  return walking(wire, () => {
    const counts = count(wire);
    wire.reader.pos = 0;
    const { header, functions, locations, mappings, strings } = readTables(wire, counts);
    wire.reader.pos = 0;
    const { values, stackStart, stackLocation, isBase, labels } = decodeSamples(wire, counts, locations.ids, strings);
    return {
      ...header.named(strings),
      samples: counts.samples,
      values,
      stackStart,
      stackLocation,
      isBase,
      labels,
      locations: counts.locations,
      frameStart: locations.frameStart,
      frameFunction: locations.frameFunction,
      frameLine: locations.frameLine,
      frameColumn: locations.frameColumn,
      locationMapping: locations.locationMapping,
      locationAddress: locations.locationAddress,
      locationIsFolded: locations.locationIsFolded,
      locationsWithoutLines: locations.locationsWithoutLines,
      functions: counts.functions,
      functionName: functions.functionName,
      functionSystemName: functions.functionSystemName,
      functionFile: functions.functionFile,
      functionStartLine: functions.functionStartLine,
      strings,
      mappings: mappings.named(strings),
    };
  });
}

interface Tables {
  readonly header: HeaderFields;
  readonly functions: FunctionTable;
  readonly locations: LocationTable;
  readonly mappings: MappingTable;
  readonly strings: StringTable;
}

/** Everything but the samples. */
function readTables(wire: Wire, counts: Counts): Tables {
  const header = new HeaderFields(counts.strings);
  const functions = new FunctionTable(counts);
  const locations = new LocationTable(counts);
  const mappings = new MappingTable(counts);
  const strings = new StringTable(wire.bytes, counts.strings);
  while (wire.next()) {
    switch (wire.field) {
      case 2:
        wire.skip();
        break;
      case 3:
        mappings.read(wire);
        break;
      case 4:
        locations.read(wire);
        break;
      case 5:
        functions.read(wire);
        break;
      case 6: {
        const outer = wire.enter();
        strings.add(wire.reader.pos, wire.reader.len);
        wire.leave(outer);
        break;
      }
      default:
        header.read(wire);
    }
  }
  strings.gather();
  if (strings.byteLength(0) !== 0) wire.fail(t('The first string of the string table is not empty, as it has to be'), 0);
  locations.resolve(wire, functions.ids, mappings.ids);
  return { header, functions, locations, mappings, strings };
}
