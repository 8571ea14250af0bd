import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// electron-vite's own table of targets ends below the Electron we ship, and above the oldest we run on: by hand.
const nodeTarget = 'node20.18'
const chromeTarget = 'chrome130'

type GraphView = { getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null }
const reached = new Map<string, boolean>()

/**
 * Whether the first screen imports the module without waiting. Those go into one file: each further one would be a
 * round trip through the main process before the first paint.
 */
function isFirst(id: string, graph: GraphView): boolean {
  const known = reached.get(id)
  if (known !== undefined) return known
  reached.set(id, false)
  const info = graph.getModuleInfo(id)
  const first = info !== null && (info.isEntry || info.importers.some((importer) => isFirst(importer, graph)))
  reached.set(id, first)
  return first
}

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      outDir: 'out/main',
      sourcemap: true,
      // Two processes compile this at every start; the map keeps it readable.
      minify: true,
      rolldownOptions: {
        // Three processes from one build: what they share becomes a common chunk.
        input: { main: 'electron/main.ts', data: 'electron/data/process.ts', server: 'server/main.ts' },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      outDir: 'out/preload',
      sourcemap: true,
      // A sandboxed preload can require nothing but Electron, and must be CommonJS.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: chromeTarget,
      outDir: 'out/renderer',
      emptyOutDir: true,
      sourcemap: true,
      // A third of the size is a third of the parsing before the first paint; the map keeps it readable.
      minify: true,
      // The page's policy allows images from the app's own origin; inlined ones gain nothing on a local disk.
      assetsInlineLimit: 0,
      // Every chunk is a local file: preloading would only compete with the first paint.
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: 'renderer/index.html',
        output: {
          codeSplitting: {
            groups: [{ debugName: 'start', name: (id, graph) => (isFirst(id, graph) ? 'start' : null) }],
          },
        },
      },
    },
  },
})
