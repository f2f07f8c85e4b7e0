import Phone from 'lucide-react/icons/phone';
import { LinkButton } from '../../../ui/core/Button.tsx';

interface PhoneLinkProps {
  /** As people write it: "01 555 0134". */
  number: string;
  variant?: 'primary' | 'secondary';
}

/** Rings the practice from the phone's own dialler. */
export function PhoneLink({ number, variant = 'secondary' }: PhoneLinkProps) {
  return (
    <LinkButton href={`tel:${number.replace(/[^\d+]/g, '')}`} icon={Phone} variant={variant} block>
      Phone {number}
    </LinkButton>
  );
}
