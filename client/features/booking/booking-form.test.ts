import { describe, expect, it } from 'vitest';
import { sean } from '../../fixtures/people.ts';
import { bookingErrors, bookingRequest, emptyBooking, momentErrors } from './booking-form.ts';

const dublin = 'Europe/Dublin';
const now = Date.parse('2026-07-15T08:00:00.000Z');
const later = { ...emptyBooking('2026-07-15'), when: 'later' as const, time: '09:30', reason: 'Rash' };

describe('booking', () => {
  it('asks for a reason, and for day and time when it is for later', () => {
    expect(Object.keys(bookingErrors(emptyBooking('2026-07-15'), dublin, now))).toEqual(['reason']);
    expect(Object.keys(bookingErrors({ ...later, time: null }, dublin, now))).toEqual(['time']);
    expect(Object.keys(bookingErrors({ ...later, day: null }, dublin, now))).toEqual(['day']);
  });
  it('refuses a time that has passed on the practice’s clock, wherever the browser is', () => {
    expect(momentErrors('2026-07-15', '08:59', dublin, now).time).toBe('This time has passed.');
    expect(momentErrors('2026-07-15', '09:00', dublin, now)).toEqual({});
  });
  it('makes no request while something is missing', () => {
    expect(bookingRequest({ ...later, reason: '  ' }, sean.id, dublin, now)).toBeNull();
  });
  it('sends the practice’s time as an instant, and nothing for now', () => {
    expect(bookingRequest(later, sean.id, dublin, now)).toEqual({
      patientId: sean.id,
      startsAt: '2026-07-15T08:30:00.000Z',
      durationMinutes: 15,
      reason: 'Rash',
    });
    expect(bookingRequest({ ...later, when: 'now' }, sean.id, dublin, now)?.startsAt).toBeNull();
  });
});
