import type { Blocker, BlockerCode } from '../../../shared/blockers.ts';
import { Notice } from '../../ui/core/Notice.tsx';
import { useConsultation } from './consultation-context.ts';
import { calledName } from './facts.ts';
import { ResolveButton } from './resolve-button.tsx';
import styles from './parts.module.css';

/** What is not something left to fill in, but a reason to stop (R4, R6, R11, R29). */
const STOPS: readonly BlockerCode[] = [
  'patient_not_safe',
  'intimate_under_18',
  'intimate_under_18_second',
  'intimate_under_18_refused',
  'capacity_in_doubt',
  'objection_not_decided',
  'objection_stands',
];

/** Whether the server says stop, rather than that something is missing. */
export const isStop = ({ code }: Pick<Blocker, 'code'>): boolean => STOPS.includes(code);

/** Stop signs first; the rest in the server's order. */
export const stopsFirst = (blockers: readonly Blocker[]): Blocker[] => [
  ...blockers.filter(isStop),
  ...blockers.filter((each) => !isStop(each)),
];

/** A stop sign: red, in its own words, never a line among the paperwork. */
export function StopSign({ blocker }: { blocker: Blocker }) {
  const { view } = useConsultation();
  const name = calledName(view);
  const titles: Partial<Record<BlockerCode, string>> = {
    patient_not_safe: `Stop: ${name} signalled that it is not safe to talk`,
    intimate_under_18: `Stop: ${name} is ${String(view.patient.age)}`,
    intimate_under_18_second: `Stop: ${name} is ${String(view.patient.age)}`,
    intimate_under_18_refused: `Stop: ${name} is ${String(view.patient.age)}`,
    capacity_in_doubt: 'Stop: capacity is in doubt',
    objection_not_decided: `Stop: ${name} objects`,
    objection_stands: `Stop: ${name} objects`,
  };
  // The patient sees nothing of their own silent signal, and must not hear of it from this room.
  const words =
    blocker.code === 'patient_not_safe'
      ? 'They sent it silently: their screen shows nothing of it. Do not read it aloud.'
      : blocker.text;
  return (
    <Notice
      tone="danger"
      title={titles[blocker.code] ?? blocker.text}
      actions={<ResolveButton blocker={blocker} />}
    >
      <p>
        {words} <span className={styles.rule}>{blocker.rule}</span>
      </p>
    </Notice>
  );
}
