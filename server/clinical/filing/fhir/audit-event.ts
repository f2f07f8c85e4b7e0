import type {
  AuditEvent as FhirAuditEvent,
  AuditEventEntity,
  AuditEventEntityDetail,
  Coding,
  Reference,
} from '@medplum/fhirtypes';
import { AUDIT_EVENTS } from '../../../../shared/audit-events.ts';
import { ownIdentifier, reference, relatedBy, whoIs } from './references.ts';
import type { ReleaseAudit, ReleasedEvent, ReleaseFacts, ReleaseOverride } from './release-facts.ts';
import { fhirString } from './text.ts';
import { coding, concept, localUri, SYSTEM } from './terminology.ts';

const life = (code: string, name: string): Coding =>
  coding(SYSTEM.lifecycle, code, `${name} Record Lifecycle Event`);

const ORIGINATE = life('originate', 'Originate/Retain');
const AMEND = life('amend', 'Amend (Update)');
const EMERGENCY = concept(SYSTEM.actReason, 'ETREAT', 'Emergency Treatment');
const DESTROY = life('destroy', 'Destroy/Delete');

/**
 * https://hl7.org/fhir/R4/valueset-audit-event-type.html – what each entry is in ISO 21089's words, and whether it created,
 * read, updated, deleted or executed. Our own name of the event is the subtype; a photograph that did not come to be has
 * no word there, so our name is the type.
 */
const EVENTS: Record<ReleasedEvent, { type: Coding | null; action: NonNullable<FhirAuditEvent['action']> }> =
  {
    'consent.given': { type: ORIGINATE, action: 'C' },
    'consent.refused': { type: ORIGINATE, action: 'C' },
    'consent.withdrawn': { type: ORIGINATE, action: 'C' },
    'capture.requested': { type: null, action: 'E' },
    'capture.refused': { type: null, action: 'E' },
    'capture.failed': { type: null, action: 'E' },
    'capture.stopped': { type: null, action: 'E' },
    'still.received': { type: life('receive', 'Receive/Retain'), action: 'C' },
    'still.stored': { type: ORIGINATE, action: 'C' },
    'still.transient_destroyed': { type: DESTROY, action: 'D' },
    'still.forgotten_by_device': { type: DESTROY, action: 'D' },
    'still.accessed': { type: life('access', 'Access/View'), action: 'R' },
    'still.labelled': { type: AMEND, action: 'U' },
    'still.filed': { type: life('attest', 'Attest'), action: 'U' },
    'still.discarded': { type: DESTROY, action: 'D' },
    'still.destroyed': { type: DESTROY, action: 'D' },
    'still.shown_to_patient': { type: AMEND, action: 'U' },
    'still.hidden_from_patient': { type: AMEND, action: 'U' },
    'still.moved_away': { type: life('destroy', 'Destroy/Delete'), action: 'D' },
    'still.moved_here': { type: life('receive', 'Receive/Retain'), action: 'C' },
    'still.to_decide_again': { type: AMEND, action: 'U' },
    'still.kept_after_withdrawal': { type: AMEND, action: 'U' },
    'still.released': { type: life('disclose', 'Disclose'), action: 'R' },
    'still.in_practice_record': { type: life('verify', 'Verify'), action: 'U' },
    'gate.overridden': { type: null, action: 'E' },
    'override.decided': { type: null, action: 'E' },
  };

/** Whether an entry belongs in a release: about an image, about consent to it, or about an override. */
export const isReleased = (event: string): event is ReleasedEvent => Object.hasOwn(EVENTS, event);

const agentOf = (
  facts: ReleaseFacts,
  { actor, by }: ReleaseAudit,
  applicationId: string,
): FhirAuditEvent['agent'][number] => {
  // R7: somebody who decides and answers on the patient's own screen is not the patient.
  const beside = actor.role === 'patient' && by !== null ? relatedBy(facts, by) : undefined;
  if (beside) return { role: [{ text: 'representative' }], who: reference(beside.id), requestor: true };
  const id = actor.role === 'system' ? applicationId : whoIs(facts, actor);
  const role = [{ text: actor.role }];
  return id === undefined ? { role, requestor: true } : { role, who: reference(id), requestor: true };
};

/** R13, R29: the override that an entry records. */
const overrideOf = ({ overrides }: ReleaseFacts, { at, event }: ReleaseAudit): ReleaseOverride | undefined =>
  overrides.find((override) => override.event === event && override.at === at);

const overrideDetail = ({ what, reason, passed }: ReleaseOverride): AuditEventEntityDetail[] =>
  [['what', what], ['reason', reason], ...passed.map((text) => ['passed', text])].flatMap(([type, text]) => {
    const valueString = fhirString(text ?? '');
    return valueString === undefined ? [] : [{ type: type ?? '', valueString }];
  });

/** The released still or consent that an entry speaks of; anything that is not in the bundle is named, not referenced. */
const subjectOf = (facts: ReleaseFacts, entry: ReleaseAudit): Reference | undefined => {
  const { stillId, captureId, scope, at, by } = entry;
  if (overrideOf(facts, entry)) return reference(facts.consultation.id);
  const picture = facts.stills.find(({ still }) => still.id === stillId || still.captureId === captureId);
  if (picture) return reference(picture.still.id);
  const named = stillId ?? captureId;
  if (named !== null) return { identifier: ownIdentifier(named) };
  const consent = facts.consents.find((given) => given.scope === scope && given.at === at && given.by === by);
  return consent ? reference(consent.id) : undefined;
};

const entityOf = (facts: ReleaseFacts, entry: ReleaseAudit): AuditEventEntity[] => {
  const what = subjectOf(facts, entry);
  const basis = entry.lawfulBasis;
  const override = overrideOf(facts, entry);
  const detail = [
    ...(basis === null ? [] : [{ type: 'lawful basis', valueString: basis }]),
    ...(override ? overrideDetail(override) : []),
  ];
  if (what === undefined && detail.length === 0) return [];
  return [{ ...(what === undefined ? {} : { what }), ...(detail.length === 0 ? {} : { detail }) }];
};

/** https://hl7.org/fhir/R4/auditevent.html – one entry of the audit; R1: what was done with an image cites its lawful basis. */
export const auditEventResource = (
  facts: ReleaseFacts,
  entry: ReleaseAudit,
  applicationId: string,
): FhirAuditEvent => {
  const { type, action } = EVENTS[entry.event];
  const own = coding(localUri(facts.practice.id, 'audit-event'), entry.event, AUDIT_EVENTS[entry.event].what);
  const entity = entityOf(facts, entry);
  return {
    resourceType: 'AuditEvent',
    type: type ?? own,
    ...(type === null ? {} : { subtype: [own] }),
    action,
    recorded: entry.at,
    outcome: entry.event === 'capture.failed' ? '4' : '0',
    ...(entry.event === 'gate.overridden' ? { purposeOfEvent: [EMERGENCY] } : {}),
    agent: [agentOf(facts, entry, applicationId)],
    source: {
      observer: reference(applicationId),
      type: [coding(SYSTEM.auditSource, '4', 'Application Server')],
    },
    ...(entity.length === 0 ? {} : { entity }),
  };
};
