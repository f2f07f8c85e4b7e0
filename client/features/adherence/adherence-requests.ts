import {
  Adherence,
  AdherenceList,
  type AdherenceDays,
  type FigureId,
} from '../../../shared/http-adherence.ts';
import { staffFile, staffRequest } from '../../platform/staff-request.ts';

/** @throws {ClientError} */
export const fetchAdherence = (days: AdherenceDays): Promise<Adherence> =>
  staffRequest(Adherence, `/api/adherence?days=${days}`);

/** The consultations behind a figure; reading them is audited. @throws {ClientError} */
export const fetchAdherenceList = (figure: FigureId, days: AdherenceDays): Promise<AdherenceList> =>
  staffRequest(AdherenceList, `/api/adherence/${figure}?days=${days}`);

/** The same as a file; the export is audited. @throws {ClientError} */
export const fetchAdherenceCsv = (figure: FigureId, days: AdherenceDays): Promise<Blob> =>
  staffFile(`/api/adherence/${figure}/csv?days=${days}`);
