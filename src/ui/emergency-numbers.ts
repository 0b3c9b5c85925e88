import { createContext } from 'svelte'

/** The two numbers at the foot of every page; they come from the contacts, never from a text. */
export interface EmergencyNumbers {
  danger: string
  police: string
}

export const [emergencyNumbers, setEmergencyNumbers] = createContext<EmergencyNumbers>()
