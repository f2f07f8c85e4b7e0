import type { AskedAs, Asker, NewAccessRequest } from '../../../shared/http-access.ts';
import type { PatientId } from '../../../shared/ids.ts';
import { needsDates, needsScope } from './access-words.ts';

/** What is typed into the form, before it is a request. */
export interface AskForm {
  patient: { id: PatientId; name: string } | null;
  receivedOn: string | null;
  as: AskedAs | null;
  name: string;
  relationship: string;
  identity: Asker['identity'] | null;
  identityNote: string;
  authority: string;
  inForceFrom: string | null;
  expires: string | null;
  coversHealthcare: boolean;
}

export const emptyForm = (patient: AskForm['patient']): AskForm => ({
  patient,
  receivedOn: null,
  as: null,
  name: '',
  relationship: '',
  identity: null,
  identityNote: '',
  authority: '',
  inForceFrom: null,
  expires: null,
  coversHealthcare: false,
});

/** What is not filled in, by field. Whether the person may ask is for the server. */
export function missing(form: AskForm): Partial<Record<keyof AskForm, string>> {
  const other = form.as !== null && form.as !== 'self';
  return {
    ...(form.patient === null && { patient: 'Choose the patient whose record it is.' }),
    ...(form.receivedOn === null && { receivedOn: 'Say when the request came.' }),
    ...(form.as === null && { as: 'Say who asks.' }),
    ...(form.identity === null && { identity: 'Say how you know who they are.' }),
    ...(other && form.name.trim() === '' && { name: 'Say who asks.' }),
    ...(other && form.relationship.trim() === '' && { relationship: 'Say who they are to the patient.' }),
    ...(other && form.authority.trim() === '' && { authority: 'Say what you have seen.' }),
    ...(form.as !== null &&
      needsDates(form.as) &&
      form.inForceFrom === null && { inForceFrom: 'Say from when.' }),
  };
}

/** The request, or null while something is missing. */
export function requestOf(form: AskForm): NewAccessRequest | null {
  const { patient, receivedOn, as, identity } = form;
  if (patient === null || receivedOn === null || as === null || identity === null) return null;
  if (Object.keys(missing(form)).length > 0) return null;
  const other = as !== 'self';
  const dated = needsDates(as);
  return {
    patientId: patient.id,
    receivedOn,
    asker: {
      as,
      name: other ? form.name.trim() : '',
      relationship: other ? form.relationship.trim() : '',
      identity,
      identityNote: form.identityNote.trim(),
      authority: other ? form.authority.trim() : '',
      inForceFrom: dated ? form.inForceFrom : null,
      expires: dated ? form.expires : null,
      covers: needsScope(as) && form.coversHealthcare ? ['healthcare'] : [],
    },
  };
}
