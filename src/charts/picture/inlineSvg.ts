// A drawing of the page itself, taken along: its colours come from style sheets, which a file does not have, so each part is given its own.

const PROPERTIES = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'fill-opacity', 'stroke-opacity', 'font', 'text-anchor', 'dominant-baseline', 'color', 'visibility', 'vector-effect'] as const;

export function inlineSvg(svg: SVGSVGElement, x: number, y: number): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const parts = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [i, part] of parts.entries()) {
    const style = getComputedStyle(part);
    const written = PROPERTIES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
    copies[i]?.setAttribute('style', style.display === 'none' ? 'display:none' : written);
    copies[i]?.removeAttribute('class');
  }
  const { width, height } = svg.getBoundingClientRect();
  for (const [name, value] of Object.entries({ x, y, width, height })) copy.setAttribute(name, String(value));
  copy.removeAttribute('aria-label');
  return new XMLSerializer().serializeToString(copy);
}
