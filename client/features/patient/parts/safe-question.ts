/** R11: the same words before the call and in it. */
export const SAFE_QUESTION = 'Is it safe for you to talk just now?';
