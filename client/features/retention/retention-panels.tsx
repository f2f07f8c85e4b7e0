import type { LegalHold, ReviewEntry } from '../../../shared/http-retention.ts';
import { DisposeDialog } from './dispose-dialog.tsx';
import { LiftHoldDialog, PlaceHoldDialog } from './hold-dialogs.tsx';
import { KeepSheet } from './keep-sheet.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import type { RetentionActions } from './retention-actions.ts';
import { WasItMineSheet } from './was-it-mine-sheet.tsx';

export type RetentionPanel =
  | { kind: 'keep' | 'propose' | 'place'; entry: ReviewEntry }
  | { kind: 'dispose'; entry: ReviewEntry; proposal: NonNullable<ReviewEntry['proposal']> }
  | { kind: 'lift'; entry: ReviewEntry; hold: LegalHold }
  | { kind: 'was_it_mine' };

interface RetentionPanelsProps {
  panel: RetentionPanel;
  today: string;
  timeZone: string;
  act: RetentionActions;
  onClose: () => void;
}

/** What one decision needs, over the page. */
export function RetentionPanels({ panel, today, timeZone, act, onClose }: RetentionPanelsProps) {
  if (panel.kind === 'was_it_mine')
    return <WasItMineSheet timeZone={timeZone} onAsk={act.wasItMine} onClose={onClose} />;
  const { entry } = panel;
  switch (panel.kind) {
    case 'keep':
      return (
        <KeepSheet
          entry={entry}
          today={today}
          onKeep={(keep) => act.keep(entry.patientId, keep)}
          onClose={onClose}
        />
      );
    case 'propose':
      return (
        <ProposeDialog
          entry={entry}
          onPropose={(proposal) => act.propose(entry.patientId, proposal)}
          onClose={onClose}
        />
      );
    case 'dispose':
      return (
        <DisposeDialog
          entry={entry}
          proposal={panel.proposal}
          timeZone={timeZone}
          onDispose={() => act.dispose(entry.patientId, panel.proposal.id)}
          onClose={onClose}
        />
      );
    case 'place':
      return (
        <PlaceHoldDialog
          patientName={entry.name}
          onConfirm={(reason) => act.placeHold(entry.patientId, reason)}
          onClose={onClose}
        />
      );
    case 'lift':
      return (
        <LiftHoldDialog
          patientName={entry.name}
          hold={panel.hold}
          timeZone={timeZone}
          onConfirm={(reason) => act.liftHold(panel.hold.id, reason)}
          onClose={onClose}
        />
      );
  }
}
