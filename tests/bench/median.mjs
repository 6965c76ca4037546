/** The middle one of some numbers; the higher of two. */
export const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
