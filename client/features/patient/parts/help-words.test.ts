import { describe, expect, it } from 'vitest';
import { callView, patientView, receiptView, waitingView } from '../patient.fixtures.ts';
import { helpIsAnswerable, helpWords } from './help-words.ts';

const at = '2026-03-02T09:50:00.000Z';
const openedAt = '2026-03-02T09:31:00.000Z';

describe('"I need help"', () => {
  it('promises nobody once the appointment is over', () => {
    const over = [
      receiptView(),
      receiptView({ state: { name: 'closed', openedAt, endedAt: at, closedAt: at, unfiledReason: null } }),
      patientView({ state: { name: 'cancelled', at, reason: 'Clinic closed' } }),
      patientView({ state: { name: 'no_show', at } }),
      patientView({ state: { name: 'in_person', at, why: '', safetyNet: '' } }),
    ];
    expect(over.map(helpIsAnswerable)).toEqual(over.map(() => false));
  });

  it('is sent while somebody can answer', () => {
    expect([patientView(), waitingView(), callView()].map(helpIsAnswerable)).toEqual([true, true, true]);
  });

  it('names the doctor only when the doctor’s page is open', () => {
    expect(helpWords(true, 'Dr Murphy')).toBe('Dr Murphy’s screen shows now that you need help');
    expect(helpWords(false, 'Dr Murphy')).toBe('The practice’s list shows that you asked for help');
  });
});
