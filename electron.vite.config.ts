import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { firstScreen } from './tools/first-screen.ts'

// electron-vite's own table of targets ends below the Electron we ship, and above the oldest we run on: by hand.
const nodeTarget = 'node20.18'
const chromeTarget = 'chrome130'

const isFirst = firstScreen()

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
            groups: [
              { debugName: 'start', name: (id, graph) => (isFirst(id, graph) ? 'start' : null) },
              // Icons and fields that several later screens share: one file, not one for each.
              { name: 'parts', test: /node_modules\/(@mantine\/(core|hooks)|@tabler)\//, minShareCount: 2 },
            ],
          },
        },
      },
    },
  },
})
