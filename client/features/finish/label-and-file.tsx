import { useState } from 'react';
import { useStore } from 'zustand';
import { BODY_SITES, BodySite, type Side } from '../../../shared/body-sites.ts';
import type { Still } from '../../../shared/consultation.ts';
import type { StaffView } from '../../../shared/views.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { Select } from '../../ui/staff/Select.tsx';
import { longDay } from '../../words/practice-time.ts';
import { draftLabel, finishDrafts } from './finish-drafts.ts';
import type { FinishActions } from './finish-props.ts';
import { labelMissing, labelOf, sameLabel, withSite } from './finishing.ts';
import styles from './label-and-file.module.css';

interface LabelAndFileProps {
  still: Still;
  view: StaffView;
  act: FinishActions;
  onFiled: () => void;
  onDiscard: () => void;
}

const sites = BodySite.options.map((value) => ({ value, label: BODY_SITES[value].label }));
const sides: { value: Side; label: string }[] = [
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
  { value: 'both', label: 'Both' },
];

/** What a still shows, then both identifiers read back, then filing (R19). Key it by the still. */
export function LabelAndFile({ still, view, act, onFiled, onDiscard }: LabelAndFileProps) {
  const { patient } = view;
  const draft = useStore(finishDrafts, ({ labels }) => labels.get(still.id)) ?? labelOf(still, view.told);
  const [tried, setTried] = useState(false);
  const missing = tried ? labelMissing(draft, view.told?.site) : null;
  const file = useAction(async () => {
    const { site, side, label } = draft;
    if (site === null || side === null) return;
    if (!sameLabel(still, draft))
      await act.labelStill({ stillId: still.id, site, side, label: label.trim() });
    await act.fileStill({ stillId: still.id, patientName: patient.name, dateOfBirth: patient.dateOfBirth });
  });
  const set = (next: typeof draft) => {
    draftLabel(still.id, next);
  };
  const confirm = async () => {
    setTried(true);
    if (labelMissing(draft, view.told?.site) !== null || !(await file.run())) return;
    draftLabel(still.id, null);
    onFiled();
  };
  return (
    <Stack gap="m">
      <Select
        label="Body site"
        options={sites}
        value={draft.site}
        error={missing?.site}
        onChange={(site) => {
          set(withSite(draft, site));
        }}
      />
      {draft.site !== null && BODY_SITES[draft.site].paired && (
        <Choice
          label="Side"
          layout="row"
          options={sides}
          value={draft.side}
          error={missing?.side}
          onChange={(side) => {
            set({ ...draft, side });
          }}
        />
      )}
      <TextField
        label="Note on this still"
        hint="For example close, or edge of the patch"
        maxLength={300}
        value={draft.label}
        error={missing?.label}
        onChange={(label) => {
          set({ ...draft, label });
        }}
      />
      <div className={styles.readBack}>
        <p>
          Is this <strong>{patient.name}</strong>, born{' '}
          <strong className={styles.date}>{longDay(patient.dateOfBirth)}</strong>?
        </p>
        <ProblemNotice
          problem={file.problem}
          meaning="The still is not filed. What you wrote is still here."
        />
        <div className={styles.answers}>
          <Button variant="primary" busy={file.busy ? 'Filing…' : undefined} onClick={() => void confirm()}>
            Yes, file it
          </Button>
          <Button onClick={onDiscard}>Do not file it</Button>
        </div>
      </div>
    </Stack>
  );
}
