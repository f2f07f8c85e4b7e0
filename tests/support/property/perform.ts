import { SHIPPED } from '../../../server/clinical/consent/wording-texts.ts';
import type { Reader } from '../../../server/clinical/consent/wording-texts.ts';
import { wordingRef } from '../../../server/clinical/consent/wordings.ts';
import { BLOCKERS } from '../../../shared/blockers.ts';
import type { ConsentScope } from '../../../shared/consultation.ts';
import type { ClientEventName } from '../../../shared/signalling.ts';
import { isIntimate } from './model.ts';
import type { Model } from './model.ts';
import type { Room, Who } from './room.ts';
import { SAYINGS, rightful } from './sayings.ts';
import type { Step, Whose } from './steps.ts';

const WORDINGS = new Map(SHIPPED.map((text) => [text.id, text]));

const idOf = (model: Model, of: Whose): string | null => {
  if (of === 'patient') return null;
  if (of === 'declared') return model.declared?.id ?? null;
  const people = [...model.people.values()];
  return (of === 'first' ? people[0] : people.at(-1))?.id ?? null;
};

const wordingFor = (model: Model, scope: ConsentScope, by: string | null) => {
  const reader: Reader = by !== null ? 'representative' : model.age < 18 ? 'young' : 'adult';
  const { id, version, sha256, language } = wordingRef(WORDINGS, scope, reader);
  return { wordingId: id, wordingVersion: version, wordingSha256: sha256, language };
};

const ok = async (room: Room, from: Who, event: ClientEventName, payload: unknown): Promise<boolean> =>
  (await room.send(from, event, payload)).ok;

const remember = (
  model: Model,
  scopesSaid: readonly ConsentScope[],
  by: string | null,
  decision: 'yes' | 'no' | 'withdrawn',
  from: 'patient' | 'representative' | 'spoken',
): void => {
  for (const scope of scopesSaid) {
    model.answers.push({
      scope,
      by,
      decision,
      planId: model.plan?.id ?? null,
      intimate: isIntimate(model),
      afterExplaining: model.plan !== null && model.photographsExplained.has(model.plan.id),
      from,
      order: model.order,
    });
  }
  // R5: the patient's own no, where somebody else decides, is an objection.
  for (const scope of by === null ? scopesSaid : []) {
    if (decision === 'yes') model.ownNo.delete(scope);
    else model.ownNo.set(scope, model.order);
  }
};

const answerStep = async (room: Room, model: Model, one: Extract<Step, { do: 'answer' }>): Promise<void> => {
  const by = idOf(model, one.whose);
  // Scope by scope: one refused answer must not hide the others.
  for (const scope of one.scopes) {
    const planId = scope === 'video' ? null : (model.plan?.id ?? null);
    const answers = [{ scope, decision: one.yes ? 'yes' : 'no', planId, ...wordingFor(model, scope, by) }];
    if (await ok(room, one.from, 'consent:answer', { answers, by }))
      remember(
        model,
        [scope],
        by,
        one.yes ? 'yes' : 'no',
        one.from === 'patient' ? 'patient' : 'representative',
      );
  }
};

const nameStep = async (room: Room, model: Model, one: Extract<Step, { do: 'name' }>): Promise<void> => {
  const declaration = one.joins === 'beside' ? (model.declared?.id ?? null) : null;
  const accepted = await ok(room, 'gp', 'statement:clinician', {
    kind: 'representative',
    name: 'Somebody named',
    relationship: 'as named',
    basis: one.basis,
    joins: one.joins,
    verified: 'Papers seen',
    evidence: 'Instrument of 3 May 2024',
    inForceFrom: '2025-01-01',
    expires: one.valid ? null : '2025-06-30',
    covers: ['healthcare'],
    declaration,
  });
  if (!accepted) return;
  const id = await room.lastStatement('representative');
  // A parent needs no instrument: theirs does not expire.
  if (one.valid || one.basis === 'parent_guardian')
    model.people.set(id, { id, basis: one.basis, joins: one.joins, declaration });
  if (one.joins !== 'own_link') return;
  await room.standFor(id);
  model.standsFor = id;
};

const planStep = async (room: Room, model: Model, intimate: boolean): Promise<void> => {
  const body = {
    site: intimate ? 'breast' : 'forearm',
    side: 'left',
    markedIntimate: false,
    why: 'to see it',
    involved: 'You hold the phone.',
  };
  if (!(await ok(room, 'gp', 'statement:clinician', { kind: 'plan', ...body }))) return;
  model.plan = { id: await room.lastStatement('plan'), intimate };
};

const explainStep = async (room: Room, model: Model): Promise<void> => {
  const planId = model.plan?.id;
  if (!planId) return;
  if (await ok(room, 'gp', 'statement:clinician', { kind: 'examination_explained', planId, concerns: '' }))
    model.examinationExplained.add(planId);
  if (await ok(room, 'gp', 'statement:clinician', { kind: 'photographs_explained', planId }))
    model.photographsExplained.add(planId);
};

const sayStep = async (
  room: Room,
  model: Model,
  { from, what }: Extract<Step, { do: 'say' }>,
): Promise<void> => {
  const [payload, know] = SAYINGS[what];
  const event = rightful[what] === 'gp' ? 'statement:clinician' : 'statement:patient';
  if (!(await ok(room, from, event, payload))) return;
  know(model);
  if (payload['kind'] === 'answering_for')
    model.declared = {
      id: await room.lastStatement('answering_for'),
      guardian: what === 'guardian' ? 'yes' : 'no',
    };
};

/** R13: the clinician names every reason there is; the server keeps those that an emergency may pass. */
const overrideStep = async (
  room: Room,
  model: Model,
  { from, gate }: Extract<Step, { do: 'override' }>,
): Promise<void> => {
  const planId = model.plan?.id;
  if (!planId) return;
  const reason = 'The throat is swelling while we speak';
  const all = Object.keys(BLOCKERS);
  // A list holds sixty.
  for (const codes of [all.slice(0, 60), all.slice(60)]) {
    const payload = { kind: 'emergency_override', planId, gate, reason, codes };
    if (await ok(room, from, 'statement:clinician', payload)) model.overridden.add(planId);
  }
};

const chaperoneStep = async (room: Room, model: Model): Promise<void> => {
  const participantId = room.places.chaperone;
  room.connected.add(participantId);
  const accepts = { kind: 'chaperone_person', participantId, accepted: true, comfortable: true };
  await ok(room, 'patient', 'statement:patient', accepts);
  if (await ok(room, 'gp', 'participant:admit', { participantId, noInterruption: true }))
    model.chaperoneThere = true;
  // Letting in somebody who is in changes nothing.
  if (model.chaperoneAdmitted || !model.chaperoneThere) return;
  model.chaperoneAdmitted = true;
  // Consent to photographs names everyone who will see them: whoever agreed before was told of fewer people (R3). The
  // examination was agreed to with the doctor; that this person is there was asked of the patient just now (R30).
  model.answers.splice(0, Infinity, ...model.answers.filter(({ scope }) => scope === 'examination'));
  // What was said about having none before somebody was let in no longer counts (R31).
  model.unavailableAt = -1;
};

/** Tries one step and writes down what a bystander would know after it. */
export const perform = async (room: Room, model: Model, one: Step): Promise<void> => {
  model.order += 1;
  switch (one.do) {
    case 'answer':
      return answerStep(room, model, one);
    case 'withdraw': {
      const by = idOf(model, one.whose);
      if (await ok(room, one.from, 'consent:withdraw', { scopes: ['examination', 'take', 'store'], by }))
        remember(
          model,
          ['examination', 'take', 'store'],
          by,
          'withdrawn',
          one.from === 'patient' ? 'patient' : 'representative',
        );
      return;
    }
    case 'note': {
      const by = idOf(model, one.whose);
      for (const scope of one.scopes) {
        const noted = { scopes: [scope], decision: one.yes ? 'yes' : 'no', by };
        if (await ok(room, one.from, 'consent:noted', noted))
          remember(model, [scope], by, one.yes ? 'yes' : 'no', 'spoken');
      }
      return;
    }
    case 'name':
      return nameStep(room, model, one);
    case 'remove': {
      const representativeId = idOf(model, one.whose);
      if (representativeId === null) return;
      if (
        await ok(room, 'gp', 'statement:clinician', {
          kind: 'representative_removed',
          representativeId,
          why: 'Wrong',
        })
      )
        model.people.delete(representativeId);
      return;
    }
    case 'plan':
      return planStep(room, model, one.intimate);
    case 'explain':
      return explainStep(room, model);
    case 'say':
      return sayStep(room, model, one);
    case 'connect':
    case 'disconnect': {
      const there = one.do === 'connect';
      if (there) room.connected.add(room.places[one.who]);
      else room.connected.delete(room.places[one.who]);
      if (one.who === 'patient') model.patientConnected = there;
      else if (one.who === 'representative') model.representativeConnected = there;
      else if (!there) model.chaperoneThere = false;
      return;
    }
    case 'letIn':
    case 'hold': {
      const participantId = room.places[one.who];
      const event = one.do === 'letIn' ? 'participant:admit' : 'participant:hold';
      const payload = one.do === 'letIn' ? { participantId, noInterruption: true } : { participantId };
      if (!(await ok(room, 'gp', event, payload))) return;
      if (one.who === 'patient') model.patientAdmitted = one.do === 'letIn';
      else model.representativeAdmitted = one.do === 'letIn';
      return;
    }
    case 'override':
      return overrideStep(room, model, one);
    case 'chaperone':
      return chaperoneStep(room, model);
    case 'pause':
      if (await ok(room, one.from, 'chaperone:pause', {})) model.paused = true;
      return;
    case 'resume':
      await ok(room, one.from, 'chaperone:resume', {});
      if (await ok(room, 'patient', 'patient:resume', { agree: true })) model.paused = false;
  }
};
