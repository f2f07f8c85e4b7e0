import { useId, useState, type SubmitEvent } from 'react';
import { BODY_SITES, BodySite, type Side } from '../../../shared/body-sites.ts';
import { ASKING_REFUSED, AskingRefused, type AskOwnPicture } from '../../../shared/http-own-picture.ts';
import type { DayEntry } from '../../../shared/http.ts';
import { Person } from '../../parts/person.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Checkbox } from '../../ui/core/Checkbox.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { Select } from '../../ui/staff/Select.tsx';
import { Sheet } from '../../ui/staff/Sheet.tsx';

export interface AskSheetProps {
  entry: DayEntry;
  busy: boolean;
  problem: ClientError | null;
  onAsk: (body: AskOwnPicture) => void;
  onClose: () => void;
}

const sites = BodySite.options.map((value) => ({ value, label: BODY_SITES[value].label }));
const sides: { value: Side; label: string }[] = [
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
  { value: 'both', label: 'Both' },
];
const NEEDED = 'This is needed.';

/** Why the patient could not answer, where that is the reason; what was written stays either way. */
const meaningOf = (problem: ClientError | null): string => {
  const why = problem?.reasons.flatMap((reason) => AskingRefused.safeParse(reason).data ?? []) ?? [];
  const said = why.map((reason) => ASKING_REFUSED[reason]);
  return [...said, 'Nothing was asked. What you wrote is still here.'].join(' ');
};

/** R35, R2: asks for a picture that the patient already has. Nothing is filled in: necessity is the clinician's to say. */
export function AskSheet({ entry, busy, problem, onAsk, onClose }: AskSheetProps) {
  const [what, setWhat] = useState('');
  const [necessity, setNecessity] = useState('');
  const [site, setSite] = useState<BodySite | null>(null);
  const [side, setSide] = useState<Side | null>(null);
  const [why, setWhy] = useState('');
  const [markedIntimate, setMarkedIntimate] = useState(false);
  const [tried, setTried] = useState(false);
  const form = useId();
  const over = entry.state.name === 'finishing' || entry.state.name === 'closed';
  const paired = site !== null && BODY_SITES[site].paired;
  const sideNow = paired ? side : site === null ? null : 'none';
  const missing = (text: string) => (tried && text.trim() === '' ? NEEDED : undefined);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || what.trim() === '' || necessity.trim() === '') return;
    const texts = { what: what.trim(), necessity: necessity.trim() };
    if (over) onAsk({ ...texts, plan: null });
    else if (site !== null && sideNow !== null && why.trim() !== '')
      onAsk({ ...texts, plan: { site, side: sideNow, markedIntimate, why: why.trim() } });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title="Ask for a picture they already have"
      actions={
        <>
          <Button onClick={onClose}>Do not ask</Button>
          <Button type="submit" form={form} variant="primary" busy={busy ? 'Asking…' : undefined}>
            Ask the patient
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Stack gap="l">
          <Card flat>
            <Person patient={entry.patient} more={entry.reason} />
          </Card>
          <TextField
            label="Which picture"
            hint="The patient reads this. For example: the rash on your arm, before it went"
            maxLength={200}
            value={what}
            onChange={setWhat}
            error={missing(what)}
          />
          <TextArea
            label="Why it is necessary for this patient’s care"
            hint="Kept in the record. The patient does not see it."
            maxLength={1000}
            value={necessity}
            onChange={setNecessity}
            error={missing(necessity)}
          />
          {over ? (
            <Notice tone="info" title="On what the patient agreed to in the call">
              <p>It is about the same part of the body. The patient opens the same link, while it works.</p>
            </Notice>
          ) : (
            <>
              <Select
                label="Body site"
                options={sites}
                value={site}
                error={tried && site === null ? NEEDED : undefined}
                onChange={setSite}
              />
              {paired && (
                <Choice
                  label="Side"
                  layout="row"
                  options={sides}
                  value={side === 'none' ? null : side}
                  error={tried && sideNow === null ? NEEDED : undefined}
                  onChange={setSide}
                />
              )}
              <Checkbox checked={markedIntimate} onChange={setMarkedIntimate}>
                It is intimate for this patient
              </Checkbox>
              <TextField
                label="Why, in words the patient reads"
                hint="For example: to see how the rash looked before it went"
                maxLength={300}
                value={why}
                onChange={setWhy}
                error={missing(why)}
              />
              <p>The patient is asked to agree, and confirms it when you talk. Until then it is not filed.</p>
            </>
          )}
          <ProblemNotice problem={problem} meaning={meaningOf(problem)} />
        </Stack>
      </form>
    </Sheet>
  );
}
