import type { LonLat } from '#geo/lonlat.ts'
import type { DrawnRing } from './range-rings.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** A rectangle on the map, CSS px. */
export interface PixelBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** What tools draw, in degrees but for the box that is being dragged. */
export interface DrawnTools {
  readonly rings: readonly DrawnRing[]
  readonly measure: { readonly line: readonly LonLat[]; readonly label: string } | undefined
  readonly box: PixelBox | undefined
}

/** Where a place is on the map in CSS px; longitudes that run on past ±180° must run on there too. */
export type Project = (place: LonLat) => { readonly x: number; readonly y: number }

/**
 * Lines, rings and figures of the tools over the canvas: few, so they are plain SVG, which is sharp, wears the tokens of
 * the page and is put in place anew as often as the map moves. Hidden from assistive technology: the same is said in words.
 */
export class ToolOverlay {
  readonly #root: SVGSVGElement
  readonly #rings: SVGPathElement
  readonly #lineGround: SVGPathElement
  readonly #line: SVGPathElement
  readonly #ends: SVGPathElement
  readonly #box: SVGRectElement
  readonly #texts: SVGTextElement[] = []

  constructor(stage: HTMLElement) {
    const make = <Name extends 'svg' | 'path' | 'rect'>(name: Name, style: Partial<CSSStyleDeclaration>) => {
      const element = stage.ownerDocument.createElementNS(SVG, name)
      Object.assign(element.style, style)
      return element
    }
    this.#root = make('svg', {
      position: 'absolute',
      inset: '0',
      width: '100%',
      height: '100%',
      overflow: 'hidden',
      pointerEvents: 'none',
    })
    this.#root.ariaHidden = 'true'
    this.#rings = make('path', { fill: 'none', stroke: 'var(--ink-2)', strokeWidth: '1', strokeOpacity: '0.75' })
    this.#lineGround = make('path', { fill: 'none', stroke: 'var(--halo)', strokeWidth: '4' })
    this.#line = make('path', { fill: 'none', stroke: 'var(--accent)', strokeWidth: '1.5', strokeDasharray: '6 3' })
    this.#ends = make('path', { fill: 'var(--halo)', stroke: 'var(--accent)', strokeWidth: '1.5' })
    this.#box = make('rect', { fill: 'var(--accent)', fillOpacity: '0.1', stroke: 'var(--accent)', strokeWidth: '1' })
    this.#root.append(this.#rings, this.#lineGround, this.#line, this.#ends, this.#box)
    stage.append(this.#root)
  }

  draw({ rings, measure, box }: DrawnTools, project: Project): void {
    this.#root.style.display = rings.length > 0 || measure || box ? '' : 'none'
    const labels: { text: string; x: number; y: number }[] = []
    this.#rings.setAttribute('d', rings.map(({ line }) => pathOf(line, project)).join(''))
    for (const { line, label } of rings) {
      const north = line[0]
      if (north) labels.push({ text: label, x: project(north).x, y: project(north).y - 4 })
    }
    const path = measure ? pathOf(measure.line, project) : ''
    this.#lineGround.setAttribute('d', path)
    this.#line.setAttribute('d', path)
    const ends = measure ? [measure.line[0], measure.line.at(-1)] : []
    this.#ends.setAttribute('d', ends.map((end) => (end ? dotOf(project(end)) : '')).join(''))
    const middle = measure?.line[Math.floor(measure.line.length / 2)]
    const before = measure?.line[Math.floor(measure.line.length / 2) - 1]
    if (measure && middle && before) {
      const [a, b] = [project(before), project(middle)]
      const isPair = measure.line.length === 2
      labels.push({ text: measure.label, x: isPair ? (a.x + b.x) / 2 : b.x, y: (isPair ? (a.y + b.y) / 2 : b.y) - 8 })
    }
    this.#say(labels)
    this.#drawBox(box)
  }

  #drawBox(box: PixelBox | undefined): void {
    this.#box.style.display = box ? '' : 'none'
    if (!box) return
    this.#box.setAttribute('x', String(box.left))
    this.#box.setAttribute('y', String(box.top))
    this.#box.setAttribute('width', String(box.right - box.left))
    this.#box.setAttribute('height', String(box.bottom - box.top))
  }

  #say(labels: readonly { text: string; x: number; y: number }[]): void {
    while (this.#texts.length < labels.length) this.#texts.push(this.#makeText())
    for (const [i, element] of this.#texts.entries()) {
      const label = labels[i]
      element.style.display = label ? '' : 'none'
      if (!label) continue
      element.setAttribute('x', label.x.toFixed(1))
      element.setAttribute('y', label.y.toFixed(1))
      if (element.textContent !== label.text) element.textContent = label.text
    }
  }

  #makeText(): SVGTextElement {
    const text = this.#root.ownerDocument.createElementNS(SVG, 'text')
    text.setAttribute('text-anchor', 'middle')
    Object.assign(text.style, {
      fill: 'var(--ink-1)',
      stroke: 'var(--halo)',
      strokeWidth: '3px',
      strokeLinejoin: 'round',
      paintOrder: 'stroke',
      fontFamily: 'var(--font-data)',
      fontSize: 'var(--text-xs)',
      fontWeight: '500',
    })
    this.#root.append(text)
    return text
  }
}

function pathOf(line: readonly LonLat[], project: Project): string {
  return line
    .map((place, i) => {
      const { x, y } = project(place)
      return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
}

function dotOf({ x, y }: { x: number; y: number }): string {
  return `M${(x - 3).toFixed(1)} ${y.toFixed(1)}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0`
}
