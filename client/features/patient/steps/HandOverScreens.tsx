import type { ReactNode } from 'react';
import ArrowRightLeft from 'lucide-react/icons/arrow-right-left';
import { Button } from '../../../ui/core/Button.tsx';
import { Icon } from '../../../ui/core/Icon.tsx';
import { Frame } from '../parts/Frame.tsx';
import { whoIsWith } from '../parts/who-words.ts';
import styles from './HandOverScreens.module.css';
import type { StepProps } from './step-props.ts';

type HandOverProps = Pick<StepProps, 'view' | 'chrome' | 'current' | 'total' | 'onPhone'>;

/** R5, R11: from here the patient answers themself; nothing of it is the grown-up's to answer. */
export function HandOverScreen({ view, chrome, current, total, onPhone }: HandOverProps) {
  const { patientName: patient } = view;
  return (
    <Frame
      chrome={chrome}
      step={{ current, total, label: `Over to ${patient}` }}
      actions={
        <Button variant="primary" size="large" block onClick={() => onPhone('child')}>
          I am {patient}, go on
        </Button>
      }
    >
      <Turn title={`Now it is ${patient}’s turn`}>
        <p>
          Give the phone to {patient}. The next questions are for {patient} alone.
        </p>
        <p>Read them out if that helps, and let {patient} tap. There is no wrong answer.</p>
      </Turn>
    </Frame>
  );
}

/** The patient has answered; the grown-up goes on. What was answered is not shown. */
export function HandBackScreen({ view, chrome, current, total, onPhone }: HandOverProps) {
  const name = whoIsWith(view)?.name ?? 'whoever is with you';
  return (
    <Frame
      chrome={chrome}
      step={{ current, total, label: 'Thank you' }}
      actions={
        <Button variant="primary" size="large" block onClick={() => onPhone('guardian')}>
          {name} has the phone
        </Button>
      }
    >
      <Turn title={`Thank you, ${view.patientName}`}>
        <p>{view.clinician.name} sees what you said.</p>
        <p>Now give the phone back to {name}.</p>
      </Turn>
    </Frame>
  );
}

function Turn({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.turn}>
      <span className={styles.sign}>
        <Icon of={ArrowRightLeft} size="xl" />
      </span>
      <h1>{title}</h1>
      {children}
    </div>
  );
}
