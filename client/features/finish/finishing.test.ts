import { describe, expect, it } from 'vitest';
import { labelMissing, labelOf, nextOpen, noteOf, sameLabel, withSite } from './finishing.ts';
import { discarded, filed, finishing, noStills, unfiled, unlabelled, withdrawn } from './finish.fixtures.ts';

describe('which still needs somebody next', () => {
  it('is none when all are filed or discarded, and none when there are no stills', () => {
    expect(nextOpen([filed, discarded], filed.id)).toBeNull();
    expect(nextOpen([], null)).toBeNull();
  });
  it('[R3] is also one that waits for a decision after withdrawal', () => {
    expect(nextOpen([filed, withdrawn], filed.id)?.id).toBe(withdrawn.id);
  });
  it('goes on after the one on the screen and comes round', () => {
    expect(nextOpen([unfiled, filed, unlabelled], unfiled.id)?.id).toBe(unlabelled.id);
    expect(nextOpen([unfiled, filed, unlabelled], unlabelled.id)?.id).toBe(unfiled.id);
  });
});

describe('[R19] the label of a still', () => {
  it('names what is missing', () => {
    expect(labelMissing({ site: null, side: null, label: '' })).toHaveProperty('site');
    expect(labelMissing({ site: 'forearm', side: null, label: '' })).toHaveProperty('side');
    expect(labelMissing({ site: 'back', side: 'none', label: '' })).toBeNull();
  });
  it('[R3] asks why it shows another part than the one that was agreed', () => {
    expect(labelMissing({ site: 'back', side: 'none', label: ' ' }, 'forearm')).toHaveProperty('label');
    expect(labelMissing({ site: 'back', side: 'none', label: 'It spread' }, 'forearm')).toBeNull();
  });
  it('begins with what the patient agreed to, where nobody has labelled it yet', () => {
    expect(labelOf(unlabelled, finishing.told)).toMatchObject({ site: 'forearm', side: 'left' });
    expect(labelOf(unlabelled, null)).toMatchObject({ site: null, side: null });
  });
  it('asks for the side again when the new site has sides and the old had none', () => {
    const back = withSite({ site: 'knee', side: 'left', label: '' }, 'back');
    expect(back.side).toBe('none');
    expect(withSite(back, 'hand').side).toBeNull();
    expect(withSite({ site: 'knee', side: 'left', label: '' }, 'hand').side).toBe('left');
  });
  it('knows whether the server has it already', () => {
    expect(sameLabel(unfiled, labelOf(unfiled, null))).toBe(true);
    expect(sameLabel(unfiled, { ...labelOf(unfiled, null), label: 'closer' })).toBe(false);
  });
});

describe('the note', () => {
  it('is empty before one is written, else the newest', () => {
    expect(noteOf(noStills)).toEqual({ note: '', safetyNet: '' });
    expect(noteOf(finishing).note).toMatch(/discoid eczema/);
  });
});
