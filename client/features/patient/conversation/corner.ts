/** A corner of the stage. */
export interface Corner {
  x: 'left' | 'right';
  y: 'top' | 'bottom';
}

/** The corner nearest to a point. @param at centre of the picture, as shares of the stage's width and height */
export const nearestCorner = (at: { x: number; y: number }): Corner => ({
  x: at.x < 0.5 ? 'left' : 'right',
  y: at.y < 0.5 ? 'top' : 'bottom',
});

/** Where an arrow key leads; null for any other key. */
export function cornerAfterKey({ x, y }: Corner, key: string): Corner | null {
  switch (key) {
    case 'ArrowLeft':
      return { x: 'left', y };
    case 'ArrowRight':
      return { x: 'right', y };
    case 'ArrowUp':
      return { x, y: 'top' };
    case 'ArrowDown':
      return { x, y: 'bottom' };
    default:
      return null;
  }
}

/** The next corner clockwise: one tap moves the picture without dragging (WCAG 2.5.7). */
export function nextCorner({ x, y }: Corner): Corner {
  if (y === 'top') return x === 'left' ? { x: 'right', y } : { x, y: 'bottom' };
  return x === 'right' ? { x: 'left', y } : { x, y: 'top' };
}
