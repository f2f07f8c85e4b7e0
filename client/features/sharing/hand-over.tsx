import type { ShareLink } from '../../../shared/http-sharing.ts';
import { LinkPanel } from '../../parts/link-panel.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import styles from './sharing.module.css';

interface HandOverProps {
  link: ShareLink;
  recipient: string;
  timeZone: string;
  now: string;
}

/** The link goes one way, the code another (S1). Both are shown once. */
export function HandOver({ link, recipient, timeZone, now }: HandOverProps) {
  return (
    <Stack gap="m">
      <Card title="1. Send the link" level={2}>
        <LinkPanel
          link={{ url: link.url, validFrom: now, validUntil: link.validUntil }}
          label={`${recipient}’s link`}
          timeZone={timeZone}
        >
          <p>Write nothing about the patient beside it: no name, no date of birth, nothing clinical (R26).</p>
        </LinkPanel>
      </Card>
      <Card title="2. Tell them the code by telephone" level={2}>
        <Stack gap="s">
          <p className={styles.code}>{link.code}</p>
          <p>
            Not in the same message as the link. The code is shown only here and only now; five wrong tries
            lock the link.
          </p>
        </Stack>
      </Card>
    </Stack>
  );
}
