import { useEffect, useRef, useState } from 'react';
import type { PatientCard } from '../../../shared/views.ts';
import { ComboBox } from '../../ui/staff/ComboBox.tsx';
import { longDay } from '../../words/practice-time.ts';
import type { AskForm } from './ask-form.ts';

interface PatientChoiceProps {
  value: AskForm['patient'];
  onChange: (patient: AskForm['patient']) => void;
  find: (query: string, signal: AbortSignal) => Promise<PatientCard[]>;
  error?: string | undefined;
}

const PAUSE_MS = 250;

/** Whose record it is: found by name, date of birth or number, told apart by both. */
export function PatientChoice({ value, onChange, find, error }: PatientChoiceProps) {
  const [text, setText] = useState(value?.name ?? '');
  const [found, setFound] = useState<readonly PatientCard[]>([]);
  const [failed, setFailed] = useState(false);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => {
    const query = text.trim();
    if (query.length < 2 || query === value?.name) return;
    const controller = new AbortController();
    asking.current = controller;
    const timer = setTimeout(() => {
      find(query, controller.signal).then(
        (patients) => {
          setFound(patients);
          setFailed(false);
        },
        () => {
          if (!controller.signal.aborted) setFailed(true);
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text, find, value?.name]);
  return (
    <ComboBox
      label="Whose record"
      hint="Name, date of birth or number"
      error={failed ? 'The list of patients cannot be reached just now.' : error}
      items={found.map((patient) => ({
        id: patient.id,
        label: patient.name,
        detail: `Born ${longDay(patient.dateOfBirth)}, ${patient.identifierKind} ${patient.identifier}`,
      }))}
      inputValue={text}
      onInputChange={(next) => {
        setText(next);
        if (next !== value?.name) onChange(null);
      }}
      value={value?.id ?? null}
      onChange={(id) => {
        const patient = found.find((each) => each.id === id);
        if (!patient) return;
        onChange({ id: patient.id, name: patient.name });
        setText(patient.name);
      }}
      noneFound="Nobody of that name or number"
    />
  );
}
