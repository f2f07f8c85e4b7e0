import { useState } from 'react';
import type { ImagePolicyView, PublishImagePolicy } from '../../../shared/http-policy.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { Sheet } from '../../ui/staff/Sheet.tsx';

interface PublishDialogProps {
  current: ImagePolicyView['current'];
  onPublish: (version: PublishImagePolicy) => Promise<void>;
  onClose: () => void;
}

const SHORTEST = 200;

function errorOf(text: string, before: string): string | undefined {
  if (text.trim().length < SHORTEST) return `Write ${String(SHORTEST)} characters or more.`;
  return text.trim() === before.trim() ? 'Nothing has changed yet.' : undefined;
}

/** R23: a new version; the one before stays readable, and everybody is asked to read the new one. */
export function PublishDialog({ current, onPublish, onClose }: PublishDialogProps) {
  const [text, setText] = useState(current.text);
  const [tried, setTried] = useState(false);
  const publish = useAction(onPublish);
  const confirm = async () => {
    setTried(true);
    if (errorOf(text, current.text) !== undefined) return;
    if (await publish.run({ basedOn: current.version, text: text.trim() })) onClose();
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={`Version ${String(current.version + 1)}`}
      actions={
        <>
          <Button onClick={onClose}>Leave it as it is</Button>
          <Button
            variant="primary"
            busy={publish.busy ? 'Publishing…' : undefined}
            onClick={() => void confirm()}
          >
            Publish for everybody
          </Button>
        </>
      }
    >
      <Stack>
        <p>
          Everybody is asked to read and acknowledge it. Version {current.version} stays readable, with who
          had acknowledged it.
        </p>
        <TextArea
          label="Text"
          hint="“# ” begins a heading, “- ” a point."
          rows={22}
          value={text}
          onChange={setText}
          maxLength={20_000}
          error={tried ? errorOf(text, current.text) : undefined}
        />
        <ProblemNotice problem={publish.problem} meaning="Nothing was published." />
      </Stack>
    </Sheet>
  );
}
