import { useStore } from 'zustand';
import type { StaffView } from '../../../shared/views.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { draftNote, finishDrafts } from './finish-drafts.ts';
import type { FinishActions } from './finish-props.ts';
import { noteOf } from './finishing.ts';

/** The consultation note, and the safety-net advice that the patient reads on their receipt. */
export function NotePanel({ view, act }: { view: StaffView; act: FinishActions }) {
  const saved = noteOf(view);
  const draft = useStore(finishDrafts, ({ notes }) => notes.get(view.id)) ?? saved;
  const changed = draft.note.trim() !== saved.note || draft.safetyNet.trim() !== saved.safetyNet;
  const save = useAction(() =>
    act.state({ kind: 'note', note: draft.note.trim(), safetyNet: draft.safetyNet.trim() }),
  );
  return (
    <Card
      title="Note and advice"
      aside={changed ? <StatusPill tone="attention">Not saved</StatusPill> : <SavedPill saved={saved} />}
    >
      <Stack gap="m">
        <TextArea
          label="Consultation note"
          rows={5}
          maxLength={8000}
          value={draft.note}
          onChange={(note) => {
            draftNote(view.id, { ...draft, note });
          }}
        />
        <TextArea
          label="Safety-net advice"
          hint="The patient reads this on their receipt."
          maxLength={4000}
          value={draft.safetyNet}
          onChange={(safetyNet) => {
            draftNote(view.id, { ...draft, safetyNet });
          }}
        />
        <ProblemNotice
          problem={save.problem}
          meaning="The note was not saved. What you wrote is still here."
        />
        {changed && (
          <div>
            <Button
              busy={save.busy ? 'Saving…' : undefined}
              onClick={() => {
                void save.run();
              }}
            >
              Save the note
            </Button>
          </div>
        )}
      </Stack>
    </Card>
  );
}

function SavedPill({ saved }: { saved: { note: string; safetyNet: string } }) {
  return saved.note === '' && saved.safetyNet === '' ? null : <StatusPill tone="done">Saved</StatusPill>;
}
