import { useState } from 'react';
import type { ShareLink, ShareMade, StillSharing } from '../../../shared/http-sharing.ts';
import type { ShareId } from '../../../shared/ids.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import type { ShareDraft } from './share-form.ts';
import { HandOver } from './hand-over.tsx';
import { SharingProblem } from './sharing-problem.tsx';
import { teachHref } from './sharing-hrefs.ts';

interface ShareResultProps {
  sharing: StillSharing;
  made: ShareMade;
  draft: ShareDraft;
  form: 'as_filed' | 'copy';
  timeZone: string;
  onLink: (id: ShareId) => Promise<ShareLink>;
}

/** What follows the answer: nothing after a no; a link, or first a copy, after a yes. */
export function ShareResult({ sharing, made, draft, form, timeZone, onLink }: ShareResultProps) {
  const [link, setLink] = useState<ShareLink | null>(null);
  const make = useAction(async (id: ShareId) => {
    setLink(await onLink(id));
  });
  const { id } = made;
  if (id === null) {
    return (
      <Stack gap="l">
        <PageHeader title="The no is recorded" />
        <p>Nothing is shared. {sharing.patient.name}’s care does not change.</p>
        <div>
          <LinkButton href={`/patients/${sharing.patient.id}/record`}>Back to the record</LinkButton>
        </div>
      </Stack>
    );
  }
  return (
    <Stack gap="l">
      <PageHeader title={`Recorded: ${draft.name} may look`} />
      {form === 'copy' ? (
        <Stack gap="m">
          <Notice tone="info" title="A checked copy comes first">
            <p>
              {draft.purpose === 'education'
                ? 'Prepare a teaching copy of each still. When a second person has accepted it, make the link under Sharing.'
                : 'Under Sharing, prepare a copy of each still. When a second person has accepted it, make the link there.'}
            </p>
          </Notice>
          <div>
            {draft.purpose === 'education' ? (
              <LinkButton variant="primary" href={teachHref(sharing.still.id)}>
                Prepare for teaching
              </LinkButton>
            ) : (
              <LinkButton variant="primary" href="/sharing">
                Go to Sharing
              </LinkButton>
            )}
          </div>
        </Stack>
      ) : link === null ? (
        <Stack gap="s">
          <SharingProblem problem={make.problem} meaning="No link was made." />
          <div>
            <Button
              variant="primary"
              busy={make.busy ? 'Making the link…' : undefined}
              onClick={() => void make.run(id)}
            >
              Make the link
            </Button>
          </div>
        </Stack>
      ) : (
        <HandOver link={link} recipient={draft.name} timeZone={timeZone} now={sharing.serverNow} />
      )}
      <div>
        <LinkButton variant="quiet" href={`/patients/${sharing.patient.id}/record`}>
          Back to the record
        </LinkButton>
      </div>
    </Stack>
  );
}
