import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useStore } from 'zustand';
import type { Today } from '../../shared/http.ts';
import type { PatientCard } from '../../shared/views.ts';
import { PatientPicker } from '../features/patients/patient-picker.tsx';
import { PatientsPage } from '../features/patients/patients-page.tsx';
import { Button, LinkButton } from '../ui/core/Button.tsx';
import { TodayPanels, type TodayPanel } from './today-panels.tsx';
import { useStaff } from './staff-context.ts';
import { useTodayStore } from './today-store-context.ts';

/** This clinician’s patients of the day’s list, each once. */
function patientsOf({ entries }: Today): PatientCard[] {
  const mine = entries.filter((entry) => entry.mine).map((entry) => entry.patient);
  return mine.filter((patient, index) => mine.findIndex((each) => each.id === patient.id) === index);
}

/** `/patients`: find or add somebody; from there to the record or a booking. */
export function PatientsRoute() {
  const me = useStaff();
  const store = useTodayStore();
  const [panel, setPanel] = useState<TodayPanel | null>(null);
  const navigate = useNavigate();
  const day = useStore(store, ({ today }) => today);
  const now = () => Date.now() + store.getState().clockOffset;
  return (
    <>
      <PatientsPage
        actions={<LinkButton href="/retention">Retention</LinkButton>}
        picker={
          <PatientPicker
            now={now}
            timeZone={me.practice.timeZone}
            onList={day === null ? [] : patientsOf(day)}
            onPick={(patient) => void navigate(`/patients/${patient.id}/record`)}
            actionsFor={(patient) => (
              <>
                <LinkButton size="small" href={`/patients/${patient.id}/record`}>
                  Record<span className="visually-hidden"> of {patient.name}</span>
                </LinkButton>
                <Button
                  size="small"
                  onClick={() => {
                    setPanel({ kind: 'book', patient });
                  }}
                >
                  Book<span className="visually-hidden"> {patient.name}</span>
                </Button>
              </>
            )}
          />
        }
      />
      <TodayPanels
        panel={panel}
        timeZone={me.practice.timeZone}
        now={now}
        onDone={() => void store.getState().refresh()}
        onShow={setPanel}
      />
    </>
  );
}
