import { describe, expect, it, vi } from 'vitest';
import { CaptureId } from '../../shared/ids.ts';
import { aView } from '../../tests/support/client/views.ts';
import { createConsultationStore } from './store.ts';

const captureId = CaptureId.parse('11111111-2222-4333-8444-555555555555');

describe('what the page knows of the consultation', () => {
  it('keeps the newest view, whatever arrives late', () => {
    const { store, receiveView } = createConsultationStore();
    receiveView(aView(7));
    receiveView(aView(6));
    expect(store.getState().view?.version).toBe(7);
    receiveView(aView(8));
    expect(store.getState().view?.version).toBe(8);
  });

  it('takes the later of two views of one version: only presence changed', () => {
    const { store, receiveView } = createConsultationStore();
    receiveView(aView(7, '2026-11-22T09:30:05.000Z'));
    receiveView(aView(7, '2026-11-22T09:30:04.000Z'));
    expect(store.getState().view?.serverNow).toBe('2026-11-22T09:30:05.000Z');
    receiveView(aView(7, '2026-11-22T09:30:06.000Z'));
    expect(store.getState().view?.serverNow).toBe('2026-11-22T09:30:06.000Z');
  });

  it('knows how far the server’s clock is from this device’s', () => {
    const { store, receiveView } = createConsultationStore(() => Date.parse('2026-11-22T09:29:58.500Z'));
    receiveView(aView(1, '2026-11-22T09:30:00.000Z'));
    expect(store.getState().clockOffsetMs).toBe(1500);
  });

  it('never shows progress going backwards', () => {
    const { store, receiveProgress } = createConsultationStore();
    receiveProgress({ captureId, received: 500, total: 1000 });
    receiveProgress({ captureId, received: 400, total: 1000 });
    expect(store.getState().progress[captureId]).toEqual({ received: 500, total: 1000 });
  });

  it('tells nobody when an old view changed nothing', () => {
    const { store, receiveView } = createConsultationStore();
    receiveView(aView(7));
    const listener = vi.fn();
    store.subscribe(listener);
    receiveView(aView(6));
    expect(listener).not.toHaveBeenCalled();
  });
});
