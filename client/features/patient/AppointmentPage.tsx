import { useEffect, useState } from 'react';
import { openAppointment, type Appointment } from './appointment.ts';
import { Journey } from './Journey.tsx';
import { LookingScreen } from './link/LinkScreens.tsx';

/** Opens the appointment once somebody is in, and ends it when another link is opened in this tab. */
export function AppointmentPage() {
  const [appointment, setAppointment] = useState<Appointment | null>(null);
  useEffect(() => {
    const opened = openAppointment();
    setAppointment(opened);
    return () => opened.close();
  }, []);
  return appointment ? <Journey appointment={appointment} /> : <LookingScreen />;
}
