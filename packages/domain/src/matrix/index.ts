export { mermaidDiagram } from './diagram.ts'
export { matrix } from './matrix.ts'
export type { Matrix } from './matrix.ts'
