import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '../ui/core/Button.tsx';
import { Stack } from '../ui/core/Layout.tsx';
import { TextField } from '../ui/core/TextField.tsx';
import type { PatientLink } from '../../shared/http.ts';
import { span } from '../words/practice-time.ts';
import { QrCode } from './qr-code.tsx';
import styles from './link-panel.module.css';

interface LinkPanelProps {
  link: PatientLink;
  /** Whose link it is: "Seán Ó Murchú’s link". */
  label: string;
  timeZone: string;
  /** What they will need to open it. */
  children: ReactNode;
}

/** A personal link to hand over: copied, or shown as a QR code. */
export function LinkPanel({ link, label, timeZone, children }: LinkPanelProps) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (copied !== 'yes') return;
    const back = setTimeout(() => {
      setCopied('no');
    }, 4000);
    return () => {
      clearTimeout(back);
    };
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link.url);
      setCopied('yes');
    } catch {
      field.current?.select();
      setCopied('refused');
    }
  };
  return (
    <Stack gap="m">
      <div className={styles.copy}>
        <TextField
          ref={field}
          label={label}
          value={link.url}
          onChange={() => undefined}
          readOnly
          error={
            copied === 'refused'
              ? 'The browser did not allow copying. The link is selected: copy it yourself.'
              : undefined
          }
        />
        <Button icon={copied === 'yes' ? Check : Copy} onClick={() => void copy()}>
          <span aria-live="polite">{copied === 'yes' ? 'Copied' : 'Copy the link'}</span>
        </Button>
      </div>
      <div className={styles.scan}>
        <QrCode text={link.url} label={`QR code of ${label}`} />
        <Stack gap="s">
          {children}
          <p className={styles.until}>It works {span(link.validFrom, link.validUntil, timeZone)}.</p>
        </Stack>
      </div>
    </Stack>
  );
}
