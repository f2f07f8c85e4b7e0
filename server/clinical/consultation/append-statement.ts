import type { ClinicianStatement, PatientStatement } from '../../../shared/consultation.ts';
import { StatementId } from '../../../shared/ids.ts';
import { newId } from '../../platform/ids.ts';
import type { OpenConsultation } from './change-consultation.ts';

type Recordable = ClinicianStatement | PatientStatement | { kind: 'asked'; what: string };

/** Appends one statement with its author and instant. Statements are never rewritten: a later one supersedes (R9). */
export const appendStatement = async (
  consultation: OpenConsultation,
  statement: Recordable,
): Promise<StatementId> => {
  const { kind, ...body } = statement;
  const id = newId(StatementId);
  await consultation.tx
    .insertInto('statement')
    .values({
      id,
      consultation_id: consultation.id,
      at: consultation.now,
      kind,
      body: JSON.stringify(body),
      author: JSON.stringify(consultation.author),
    })
    .execute();
  await consultation.audit('statement.recorded', { kind });
  return id;
};
