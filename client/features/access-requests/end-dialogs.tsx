import { useState } from 'react';
import type { AccessClosed } from '../../../shared/http-access.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';

/** GDPR Art. 12(3): two further months, said within the first. */
export function ExtendDialog(props: { onExtend: (why: string) => Promise<void>; onClose: () => void }) {
  const { onExtend, onClose } = props;
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const extend = useAction(onExtend);
  const confirm = async () => {
    setTried(true);
    if (why.trim() === '') return;
    if (await extend.run(why.trim())) onClose();
  };
  return (
    <Dialog
      open
      title="Extend by two months"
      size="medium"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            variant="primary"
            busy={extend.busy ? 'Recording…' : undefined}
            onClick={() => void confirm()}
          >
            Extend
          </Button>
        </>
      }
    >
      <Stack gap="m">
        <p>
          Only where the request is complex or there are many. You have to tell the person yourself, with the
          reason, before the first month is over.
        </p>
        <TextArea
          label="Why"
          value={why}
          onChange={setWhy}
          maxLength={500}
          error={tried && why.trim() === '' ? 'Say why.' : undefined}
        />
        <ProblemNotice problem={extend.problem} meaning="The date stays as it was." />
      </Stack>
    </Dialog>
  );
}

const HOW = [
  { value: 'withdrawn', label: 'The person withdrew it' },
  {
    value: 'refused',
    label: 'The practice refuses it',
    detail:
      'Tell the person why within the month, and that they may complain to the Data Protection Commission.',
  },
] as const;

/** Ends a request without a pack; what was made is destroyed. */
export function CloseDialog(props: { onEnd: (closed: AccessClosed) => Promise<void>; onClose: () => void }) {
  const { onEnd, onClose } = props;
  const [how, setHow] = useState<AccessClosed['how'] | null>(null);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const end = useAction(onEnd);
  const confirm = async () => {
    setTried(true);
    if (how === null || why.trim() === '') return;
    if (await end.run({ how, why: why.trim() })) onClose();
  };
  return (
    <Dialog
      open
      title="Close without a pack"
      size="medium"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button variant="danger" busy={end.busy ? 'Closing…' : undefined} onClick={() => void confirm()}>
            Close the request
          </Button>
        </>
      }
    >
      <Stack gap="m">
        <p>A pack that was made and not downloaded is destroyed. A closed request is not opened again.</p>
        <Choice
          label="How it ended"
          options={HOW}
          value={how}
          onChange={setHow}
          error={tried && how === null ? 'Choose one.' : undefined}
        />
        <TextArea
          label="Why"
          value={why}
          onChange={setWhy}
          maxLength={500}
          error={tried && why.trim() === '' ? 'Say why.' : undefined}
        />
        <ProblemNotice problem={end.problem} meaning="The request is still open." />
      </Stack>
    </Dialog>
  );
}
