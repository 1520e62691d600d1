// What is said of the columns of the list.

export const columnWords = {
  menu: 'Columns',
  forgetWidths: 'Widths by their contents',
  edge: (column: string) => `Width of the column ${column}`,
  edgeHint: 'Drag to change the width. Double-click to fit the contents.',
} as const
