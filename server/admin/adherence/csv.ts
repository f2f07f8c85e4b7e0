import { parseAbsolute } from '@internationalized/date';
import { stringify } from 'csv-stringify/sync';
import type { AdherenceList } from '../../../shared/http-adherence.ts';

/** "2026-11-23 10:52", in the practice's zone. */
const moment = (at: string, timeZone: string): string =>
  parseAbsolute(at, timeZone).toString().slice(0, 16).replace('T', ' ');

/**
 * The list as a file that a spreadsheet opens: UTF-8 with a mark, CRLF (RFC 4180). A cell that a spreadsheet would take for
 * a formula gets an apostrophe: a name is data, whoever chose it.
 */
export const listAsCsv = ({ rows, timeZone }: AdherenceList): string =>
  stringify(
    rows.map(({ at, consultationAt, clinicianName, state, what, attention }) => [
      moment(at, timeZone),
      consultationAt === null ? '' : moment(consultationAt, timeZone),
      clinicianName,
      state,
      what,
      attention ? 'yes' : 'no',
    ]),
    {
      header: true,
      columns: ['When', 'Consultation', 'Clinician', 'State', 'What', 'Needs attention'],
      escape_formulas: true,
      bom: true,
      record_delimiter: '\r\n',
    },
  );
