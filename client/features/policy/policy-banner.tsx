import ScrollText from 'lucide-react/icons/scroll-text';
import { LinkButton } from '../../ui/core/Button.tsx';
import { Notice } from '../../ui/core/Notice.tsx';

/** R23: something to read when there is a minute. Only on the pages outside a call, and never in the way of work. */
export function PolicyBanner({ version }: { version: number | null }) {
  if (version === null) return null;
  return (
    <Notice
      tone="info"
      icon={ScrollText}
      title={
        version === 1 ? 'Read the practice’s image policy once' : 'The practice’s image policy has changed'
      }
      actions={
        <LinkButton size="small" href="/policy">
          Read it
        </LinkButton>
      }
    >
      <p>One page. You acknowledge version {version} at its end.</p>
    </Notice>
  );
}
