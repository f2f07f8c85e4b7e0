import { ConsultationState, Statement } from '../../../shared/consultation.ts';
import type { LeaveOutGround } from '../../../shared/http-access.ts';
import type { Reviewed } from './third-parties.rules.ts';
import { isSafetyStatement, reviewItems } from './third-parties.rules.ts';
import { PackRecord } from './pack-record.ts';
import type { PackAudit, PackConsultation } from './pack-record.ts';

/** What stands where something was left out. That it would harm is not said: to say so may harm. */
const mark = (ground: LeaveOutGround): string =>
  ground === 'another_person' ? '[Left out: about another person]' : '[Left out]';

/** What was decided to leave out, by the item's id. */
export type LeftOut = ReadonlyMap<string, LeaveOutGround>;

const replaceAt = (value: unknown, [step, ...deeper]: readonly string[], text: string): unknown => {
  if (step === undefined) return text;
  if (Array.isArray(value))
    return value.map((each: unknown, index) =>
      String(index) === step ? replaceAt(each, deeper, text) : each,
    );
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [
      key,
      key === step ? replaceAt(inside, deeper, text) : inside,
    ]),
  );
};

/** `statement:<id>:<path>` and the like: what an item of one thing is about, with its ground. */
const under = (leftOut: LeftOut, prefix: string): { path: string[]; text: string }[] =>
  [...leftOut]
    .filter(([id]) => id.startsWith(`${prefix}:`))
    .map(([id, ground]) => ({ path: id.slice(prefix.length + 1).split('.'), text: mark(ground) }));

const without = (value: unknown, parts: readonly { path: string[]; text: string }[]): unknown =>
  parts.reduce((rest, { path, text }) => replaceAt(rest, path, text), value);

const ofConsultation = (told: PackConsultation, leftOut: LeftOut): PackConsultation => {
  const reason = leftOut.get(`consultation:${told.id}:reason`);
  const silent = leftOut.has(`safety:${told.id}`);
  return {
    ...told,
    reason: reason ? mark(reason) : told.reason,
    state: ConsultationState.parse(without(told.state, under(leftOut, `state:${told.id}`))),
    statements: told.statements
      .filter(({ kind }) => !silent || !isSafetyStatement(kind))
      .map((each) => Statement.parse(without(each, under(leftOut, `statement:${each.id}`)))),
    stills: told.stills.map((entry) => {
      const { still } = entry;
      const label = leftOut.get(`still:${still.id}:label`);
      const decision = leftOut.get(`still:${still.id}:decision`);
      return {
        ...entry,
        still: {
          ...still,
          label: label ? mark(label) : still.label,
          decision:
            decision && still.decision ? { ...still.decision, reason: mark(decision) } : still.decision,
        },
      };
    }),
  };
};

/** The audit of a silent "no": that the step was recorded, and what it stopped. */
const tellsOfSafety = ({ event, detail }: PackAudit): boolean => {
  const { kind, rules } = detail;
  if (event === 'statement.recorded') return typeof kind === 'string' && isSafetyStatement(kind);
  return event === 'request.refused' && Array.isArray(rules) && rules.includes('R11');
};

const wholeName = (name: string): RegExp => {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
};

/** The names that are left out, of people in the call and of people whom a statement names (a guardian, an attorney). */
const namesLeftOut = (reviewed: readonly Reviewed[]) =>
  reviewed.flatMap((of) => [
    ...of.participants.map(({ id, name }) => ({ id: `participant:${id}`, name })),
    ...reviewItems(of).flatMap(({ id, text }) => (id.endsWith(':name') ? [{ id, name: text }] : [])),
  ]);

/** A person who is left out is left out by name everywhere: as author, as viewer, in the audit, in what others wrote. */
const withoutNames = (record: PackRecord, reviewed: readonly Reviewed[], leftOut: LeftOut): PackRecord => {
  const names = namesLeftOut(reviewed).flatMap(({ id, name }) => {
    const ground = leftOut.get(id);
    return ground && name.trim() !== '' ? [{ name: wholeName(name.trim()), text: mark(ground) }] : [];
  });
  if (names.length === 0) return record;
  const clean = (_key: string, value: unknown): unknown =>
    typeof value === 'string'
      ? names.reduce((text, { name, text: put }) => text.replaceAll(name, () => put), value)
      : value;
  return PackRecord.parse(JSON.parse(JSON.stringify(record, clean)));
};

/** The record as it may be handed over: what was decided to leave out is gone from every part of it. */
export const leaveOut = (record: PackRecord, reviewed: readonly Reviewed[], leftOut: LeftOut): PackRecord => {
  const silent = new Set(
    record.consultations.map(({ id }) => id).filter((id) => leftOut.has(`safety:${id}`)),
  );
  const kept: PackRecord = {
    ...record,
    consultations: record.consultations.map((told) => ofConsultation(told, leftOut)),
    others: record.others.map((entry) => ({
      ...entry,
      lines: entry.lines.map((line) => {
        const ground = leftOut.get(`other:${entry.id}:${line.label}`);
        return ground ? { ...line, text: mark(ground) } : line;
      }),
    })),
    audit: record.audit.filter(
      (entry) => ![...silent].some((id) => id === entry.consultationId) || !tellsOfSafety(entry),
    ),
  };
  return withoutNames(kept, reviewed, leftOut);
};
