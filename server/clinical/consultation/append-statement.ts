import type {
  Author,
  ClinicianStatement,
  OwnPictureStatement,
  PatientStatement,
  SecondClinicianStatement,
  WithdrawalStatement,
} from '../../../shared/consultation.ts';
import { StatementId } from '../../../shared/ids.ts';
import { newId } from '../../platform/ids.ts';
import type { OpenConsultation } from './change-consultation.ts';

type Recordable =
  | ClinicianStatement
  | PatientStatement
  | SecondClinicianStatement
  | OwnPictureStatement
  | WithdrawalStatement
  | { kind: 'asked'; what: string };

/** Appends one statement with its author and instant. Statements are never rewritten: a later one supersedes (R9). */
export const appendStatement = (
  consultation: OpenConsultation,
  statement: Recordable,
): Promise<StatementId> => appendStatementBy(consultation, consultation.author, statement);

/** The same, by somebody who has no place in this consultation: the second clinician (R29). */
export const appendStatementBy = async (
  consultation: OpenConsultation,
  author: Author,
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
      author: JSON.stringify(author),
    })
    .execute();
  await consultation.audit('statement.recorded', { kind });
  return id;
};
