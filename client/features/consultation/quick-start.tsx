import UserCheck from 'lucide-react/icons/user-check';
import { useState } from 'react';
import { BODY_SITES, BodySite } from '../../../shared/body-sites.ts';
import { Modality, ProceedReason } from '../../../shared/consultation.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Checkbox } from '../../ui/core/Checkbox.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { Select } from '../../ui/staff/Select.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { calledName } from './facts.ts';
import { planStart } from './plan-words.ts';
import {
  asksNecessity,
  startDraft,
  stated,
  statementsOf,
  unanswered,
  type QuickDraft,
} from './quick-draft.ts';
import { useAction } from './use-action.ts';
import { MODALITIES, MODALITY_REASONS, PROCEED_REASONS } from './words.ts';
import styles from './quick-start.module.css';

const sites = BodySite.options.map((value) => ({ value, label: BODY_SITES[value].label }));
const sides = [
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
  { value: 'both', label: 'Both' },
] as const;

interface PartProps {
  draft: QuickDraft;
  onChange: (change: Partial<QuickDraft>) => void;
  missing: boolean;
}

/** R13, first gate, on one screen: the ordinary case in a minute. The checklist beside it stays for everything else. */
export function QuickStart({ patientId }: { patientId: ParticipantId }) {
  const { view, act } = useConsultation();
  const [draft, setDraft] = useState(() => startDraft(view));
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const done = stated(view);
  const open = unanswered(view, draft);
  const props = (part: (typeof open)[number]): PartProps => ({
    draft,
    onChange: (change) => {
      setDraft({ ...draft, ...change });
    },
    missing: asked && open.includes(part),
  });
  const begin = async () => {
    setAsked(true);
    if (open.length > 0) return;
    await action.run(() => act.begin({ statements: statementsOf(view, draft), patientId }));
  };
  return (
    <section className={styles.form} aria-label="Before the call, on one screen">
      {!done.reason && <WhyRemote {...props('reason')} />}
      {!done.modality && <WhichWay {...props('modality')} />}
      {!done.plan && <Where {...props('plan')} />}
      {!done.necessity && asksNecessity(view, draft) && <Necessity {...props('necessity')} />}
      {!done.undisturbed && <Undisturbed {...props('undisturbed')} />}
      <ActionError action={action} />
      <div>
        <Button
          variant="primary"
          size="large"
          icon={UserCheck}
          busy={action.busy ? 'Opening…' : undefined}
          onClick={() => void begin()}
        >
          Open and let {calledName(view)} in
        </Button>
      </div>
    </section>
  );
}

function WhyRemote({ draft, onChange, missing }: PartProps) {
  return (
    <Choice
      label="Could it wait to be seen in person? No, because"
      options={ProceedReason.options.map((value) => ({ value, label: PROCEED_REASONS[value] }))}
      value={draft.reason}
      onChange={(reason) => {
        onChange({ reason });
      }}
      error={missing ? 'Choose the reason that holds, or see them in person.' : undefined}
    />
  );
}

function WhichWay({ draft, onChange, missing }: PartProps) {
  return (
    <Choice
      label="How you will look, and why"
      options={Modality.options.map((value) => ({
        value,
        label: MODALITIES[value],
        detail: MODALITY_REASONS[value][0],
      }))}
      value={draft.modality}
      onChange={(modality) => {
        onChange({ modality });
      }}
      error={missing ? 'Choose one.' : undefined}
    />
  );
}

function Where({ draft, onChange, missing }: PartProps) {
  const { site, side } = draft;
  const paired = site !== null && BODY_SITES[site].paired;
  return (
    <div className={styles.where}>
      <Select
        label="What you will look at"
        options={sites}
        value={site}
        onChange={(next) => {
          onChange({ site: next, side: null });
        }}
        error={missing && site === null ? 'Choose the part of the body.' : undefined}
      />
      {paired && (
        <Choice
          label="Its side"
          layout="row"
          options={sides}
          value={side === 'none' ? null : side}
          onChange={(next) => {
            onChange({ side: next });
          }}
          error={missing && side === null ? 'Choose the side.' : undefined}
        />
      )}
      {site !== null && (
        <p className={styles.told}>
          The patient reads: “{planStart(site, side ?? 'none').why}” Change the words in the plan.
        </p>
      )}
    </div>
  );
}

function Necessity({ draft, onChange, missing }: PartProps) {
  return (
    <TextArea
      label="Necessity: what a photograph shows that the video does not"
      rows={2}
      value={draft.necessity}
      onChange={(necessity) => {
        onChange({ necessity });
      }}
      maxLength={1000}
      error={missing ? 'Write why it is necessary, in your own words.' : undefined}
    />
  );
}

function Undisturbed({ draft, onChange, missing }: PartProps) {
  return (
    <Checkbox
      checked={draft.undisturbed}
      onChange={(undisturbed) => {
        onChange({ undisturbed });
      }}
      error={missing ? 'Tick this once it is so.' : undefined}
    >
      Nobody will come in or listen at my end
    </Checkbox>
  );
}
