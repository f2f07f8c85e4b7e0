import Siren from 'lucide-react/icons/siren';
import { useState } from 'react';
import { Button } from '../../ui/core/Button.tsx';
import { useConsultation } from './consultation-context.ts';
import { EmergencyDialog } from './emergency-dialog.tsx';

/** R13: the way on in an emergency, where the server says that there is one. */
export function Emergency({ gate }: { gate: 'examination' | 'capture' }) {
  const { view } = useConsultation();
  const [asking, setAsking] = useState(false);
  if (view.emergency[gate].length === 0 && !asking) return null;
  return (
    <>
      <Button
        variant="quiet"
        size="small"
        icon={Siren}
        onClick={() => {
          setAsking(true);
        }}
      >
        Emergency
        <span className="visually-hidden">
          {gate === 'examination'
            ? ': examine without what is missing'
            : ': photograph without what is missing'}
        </span>
      </Button>
      {asking && (
        <EmergencyDialog
          gate={gate}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
