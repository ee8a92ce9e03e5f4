#!/usr/bin/env node
import { runScript } from './node24.js'

runScript('apps/cli/main.ts', process.argv.slice(2))
