import * as z from 'zod/mini';
import {
  PatientRetention,
  Proposed,
  RetentionOverview,
  WasItMineAnswer,
  type KeepLonger,
  type NewRetentionFact,
  type ProposeDisposal,
  type WasItMine,
} from '../../../shared/http-retention.ts';
import { Empty } from '../../../shared/http.ts';
import { HoldId, type PatientId, type RetentionReviewId } from '../../../shared/ids.ts';
import { staffRequest } from '../../platform/staff-request.ts';

/** Each rejects with ClientError. */
const post = <Schema extends z.ZodMiniType>(schema: Schema, path: string, body: unknown) =>
  staffRequest(schema, path, { method: 'POST', body });

const of = (id: PatientId) => `/api/patients/${id}/retention`;

export const fetchRetention = (id: PatientId) => staffRequest(PatientRetention, of(id));
export const fetchOverview = () => staffRequest(RetentionOverview, '/api/retention');
export const recordFact = (id: PatientId, fact: NewRetentionFact) => post(Empty, `${of(id)}/facts`, fact);
export const placeHold = (id: PatientId, reason: string) =>
  post(z.object({ id: HoldId }), `${of(id)}/holds`, { reason });
export const liftHold = (id: HoldId, reason: string) =>
  post(Empty, `/api/retention/holds/${id}/lift`, { reason });
export const keepLonger = (id: PatientId, keep: KeepLonger) => post(Empty, `${of(id)}/keep`, keep);
export const proposeDisposal = (id: PatientId, proposal: ProposeDisposal) =>
  post(Proposed, `${of(id)}/propose`, proposal);
export const confirmDisposal = (id: PatientId, proposalId: RetentionReviewId) =>
  post(Empty, `${of(id)}/dispose`, { proposalId });
export const wasItMine = (who: WasItMine) => post(WasItMineAnswer, '/api/retention/was-it-mine', who);
