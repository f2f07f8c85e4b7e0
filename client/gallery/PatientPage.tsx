import { useState } from 'react';
import { Button } from '../ui/core/Button.tsx';
import { PageShell } from '../ui/core/PageShell.tsx';
import { YesNo } from '../ui/core/YesNo.tsx';

/** A patient's screen: one question, the ways out in their place. */
export function PatientPage() {
  const [answer, setAnswer] = useState<boolean | null>(null);
  const [said, setSaid] = useState('');
  return (
    <PageShell
      practice="Sea Road Family Practice"
      clinician="Dr Aoife Murphy"
      step={{ current: 4, total: 6, label: 'Photographs' }}
      onLeave={() => {
        setSaid('You pressed Leave.');
      }}
      onHelp={() => {
        setSaid('You pressed I need help.');
      }}
      actions={
        <Button
          variant="primary"
          size="large"
          block
          {...(answer === null ? { blockedBecause: 'Answer yes or no to go on.' } : {})}
        >
          Continue
        </Button>
      }
    >
      <h1>May the doctor take photographs?</h1>
      <p>Dr Murphy would like to take photographs of the rash on your arm.</p>
      <p>You can say no and still have the consultation. You can stop more photographs at any time.</p>
      <YesNo
        question="Photographs of your arm"
        yes="Yes, she may"
        no="No"
        value={answer}
        onChange={setAnswer}
      />
      <p role="status">{said}</p>
    </PageShell>
  );
}
