import { configureGlobal } from 'fast-check'

/** What a property test draws, it draws in every run, unless it has a seed of its own. EEZ_SEED=7 draws others. */
configureGlobal({ seed: Number(process.env.EEZ_SEED ?? 6) })
