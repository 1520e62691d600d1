// How cost grows with the number of files, as a picture: one small diagram for each cost, both axes logarithmic. Pure.

export type Point = { readonly files: number; readonly value: number }
export type Series = { readonly name: string; readonly unit: string; readonly points: readonly Point[] }

const cell = { width: 340, height: 250, left: 64, right: 16, top: 40, bottom: 40 }
const columns = 2
const ink = '#1f2937'
const line = '#0b6bcb'
const grid = '#d5dae1'

/** The picture as SVG. All values are above nought. */
export function curvePicture(all: readonly Series[]): string {
  const rows = Math.ceil(all.length / columns)
  const [width, height] = [columns * cell.width, rows * cell.height]
  const cells = all.map((series, index) => {
    const [x, y] = [(index % columns) * cell.width, Math.floor(index / columns) * cell.height]
    return `<g transform="translate(${x} ${y})">${diagram(series)}</g>`
  })
  const style = `font-family="system-ui, sans-serif" font-size="12" fill="${ink}"`
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ${style}>`
  return `${head}\n<rect width="100%" height="100%" fill="#ffffff"/>\n${cells.join('\n')}\n</svg>\n`
}

function diagram({ name, unit, points }: Series): string {
  const [right, bottom] = [cell.width - cell.right, cell.height - cell.bottom]
  const filesScale = logScale(
    points.map(({ files }) => files),
    cell.left,
    right,
  )
  const valueScale = logScale(
    points.map(({ value }) => value),
    bottom,
    cell.top,
  )
  const path = points
    .map(({ files, value }) => `${round(filesScale.at(files))},${round(valueScale.at(value))}`)
    .join(' ')
  return [
    `<text x="${cell.left}" y="22" font-weight="600">${name}, ${unit}</text>`,
    ...filesScale.decades.map((files) => {
      const x = round(filesScale.at(files))
      const rule = `<line x1="${x}" x2="${x}" y1="${cell.top}" y2="${bottom}" stroke="${grid}"/>`
      return `${rule}<text x="${x}" y="${bottom + 18}" text-anchor="middle">${short(files)}</text>`
    }),
    ...valueScale.decades.map((value) => {
      const y = round(valueScale.at(value))
      const rule = `<line x1="${cell.left}" x2="${right}" y1="${y}" y2="${y}" stroke="${grid}"/>`
      return `${rule}<text x="${cell.left - 8}" y="${y + 4}" text-anchor="end">${short(value)}</text>`
    }),
    `<polyline points="${path}" fill="none" stroke="${line}" stroke-width="2"/>`,
    ...points.map(({ files, value }, index) => {
      const [x, y] = [round(filesScale.at(files)), round(valueScale.at(value))]
      const dot = `<circle cx="${x}" cy="${y}" r="3.5" fill="${line}"/>`
      return `${dot}<text x="${x}" y="${y - 9}" text-anchor="${anchorOf(index, points.length)}">${Number(value.toPrecision(3))}</text>`
    }),
  ].join('\n')
}

/** The first number stands clear of the scale beside it, and the last one inside the diagram. */
function anchorOf(index: number, count: number): 'start' | 'middle' | 'end' {
  if (index === 0) return 'start'
  return index === count - 1 ? 'end' : 'middle'
}

type Scale = { readonly at: (value: number) => number; readonly decades: readonly number[] }

/** Whole decades around `values`, from `from` to `to` on the picture. */
function logScale(values: readonly number[], from: number, to: number): Scale {
  const least = Math.floor(Math.log10(Math.min(...values)))
  const most = Math.max(least + 1, Math.ceil(Math.log10(Math.max(...values))))
  return {
    at: (value) => from + ((Math.log10(value) - least) / (most - least)) * (to - from),
    decades: Array.from({ length: most - least + 1 }, (_, index) => 10 ** (least + index)),
  }
}

function short(value: number): string {
  if (value >= 1_000_000) return `${value / 1_000_000}M`
  if (value >= 1_000) return `${value / 1_000}k`
  return String(Number(value.toPrecision(3)))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
