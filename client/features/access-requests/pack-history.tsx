import type { AccessPack, AccessRequestView } from '../../../shared/http-access.ts';
import { Card } from '../../ui/core/Card.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { shortMoment } from '../../words/practice-time.ts';
import { contentsWords } from './access-words.ts';
import styles from './review-list.module.css';

/** What became of each pack, newest first. */
export function PackHistory({ request }: { request: AccessRequestView }) {
  const { packs, timeZone } = request;
  if (packs.length === 0) return null;
  return (
    <Card title="What happened">
      <Stack gap="m">
        {packs.map((pack) => (
          <ul
            key={pack.id}
            className={styles.lines}
            aria-label={`Pack of ${shortMoment(pack.askedAt, timeZone)}`}
          >
            {linesOf(pack).map(({ at, words }) => (
              <li key={words}>
                {at === null ? '' : `${shortMoment(at, timeZone)}: `}
                {words}
              </li>
            ))}
          </ul>
        ))}
      </Stack>
    </Card>
  );
}

interface Line {
  at: string | null;
  words: string;
}

function linesOf(pack: AccessPack): Line[] {
  const { askedAt, askedBy, madeAt, downloadedAt, downloadedBy, destroyedAt, job } = pack;
  const lines: Line[] = [{ at: askedAt, words: `${askedBy} had the pack made` }];
  if (madeAt !== null) lines.push({ at: madeAt, words: `Made: ${contentsWords(pack)}` });
  else if (job.state === 'failed')
    lines.push({ at: null, words: `Could not be made (${job.code ?? 'no code'})` });
  if (downloadedAt !== null)
    lines.push({ at: downloadedAt, words: `${downloadedBy ?? 'Somebody'} downloaded it` });
  if (destroyedAt !== null) lines.push({ at: destroyedAt, words: 'Destroyed here' });
  return lines;
}
