import { useState } from 'react';
import { useStore } from 'zustand';
import type { Blocker as BlockerData } from '../../../shared/blockers.ts';
import type { StaffView } from '../../../shared/views.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Blocker } from '../../ui/core/Blocker.tsx';
import { Button } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { CloseAnywayDialog } from './close-anyway-dialog.tsx';
import { draftNote, finishDrafts } from './finish-drafts.ts';
import type { FinishActions } from './finish-props.ts';
import { nextOpen, noteOf } from './finishing.ts';
import styles from './closing-panel.module.css';

interface ClosingPanelProps {
  view: StaffView;
  act: FinishActions;
  /** Goes to the still that a blocker is about. */
  onShowNext: () => void;
}

/** What is still missing, and closing. The reasons are the server's; so is the decision. */
export function ClosingPanel({ view, act, onShowNext }: ClosingPanelProps) {
  const { open, blockers } = view.gates.close;
  const [asking, setAsking] = useState(false);
  const draft = useStore(finishDrafts, ({ notes }) => notes.get(view.id));
  const close = useAction(async (reason: string | null) => {
    const saved = noteOf(view);
    const note = draft && { note: draft.note.trim(), safetyNet: draft.safetyNet.trim() };
    // Closing ends writing: what was typed goes first.
    if (note && (note.note !== saved.note || note.safetyNet !== saved.safetyNet)) {
      await act.state({ kind: 'note', ...note });
    }
    await act.close(reason);
    draftNote(view.id, null);
  });
  const onlyUnfiled = blockers.length > 0 && blockers.every(({ code }) => code === 'stills_unfiled');
  const busy = close.busy ? 'Closing…' : undefined;
  return (
    <Card title={open ? 'Ready to close' : 'Before you can close'}>
      <Stack gap="m">
        {blockers.length > 0 && (
          <ul role="list" className={styles.blockers}>
            {blockers.map((blocker) => (
              <li key={blocker.code}>
                <Missing
                  blocker={blocker}
                  canShow={nextOpen(view.stills, null) !== null}
                  onShow={onShowNext}
                />
              </li>
            ))}
          </ul>
        )}
        {open && <p>Nothing is missing.</p>}
        {!asking && <ProblemNotice problem={close.problem} meaning="The consultation is not closed." />}
        {open ? (
          <Button variant="primary" block busy={busy} onClick={() => void close.run(null)}>
            Close the consultation
          </Button>
        ) : (
          onlyUnfiled && (
            <Button
              variant="quiet"
              block
              onClick={() => {
                setAsking(true);
              }}
            >
              Close with stills not filed
            </Button>
          )
        )}
      </Stack>
      {asking && (
        <CloseAnywayDialog
          busy={close.busy}
          problem={close.problem}
          onConfirm={(reason) => void close.run(reason)}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </Card>
  );
}

function Missing(props: { blocker: BlockerData; canShow: boolean; onShow: () => void }) {
  const { blocker, canShow, onShow } = props;
  return (
    <Blocker
      sentence={blocker.text}
      reference={blocker.rule}
      action={
        canShow && blocker.resolve === 'finish' ? (
          <Button size="small" onClick={onShow}>
            Show the still
          </Button>
        ) : undefined
      }
    />
  );
}
