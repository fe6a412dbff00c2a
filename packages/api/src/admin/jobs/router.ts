import { router } from '../../trpc.ts'
import { auditJob } from './audit.ts'
import { cancelJobProcedure } from './cancel.ts'
import { createJobsFromOrdersProcedure } from './create-from-orders.ts'
import { createJobLinkProcedure } from './create-link.ts'
import { dispatchJobProcedure } from './dispatch.ts'
import { generateOrderPlanProcedure } from './generate-order-plan.ts'
import { getJob } from './get.ts'
import { listJobs } from './list.ts'
import { revokeJobLinksProcedure } from './revoke-links.ts'
import { scheduleAppointmentProcedure } from './schedule-appointment.ts'
import { setJobStatusProcedure } from './set-status.ts'
import { updateInstallDetailsProcedure } from './update-install-details.ts'
import { updateOrderStageProcedure } from './update-order-stage.ts'

export const jobsRouter = router({
  list: listJobs,
  get: getJob,
  audit: auditJob,
  dispatch: dispatchJobProcedure,
  setStatus: setJobStatusProcedure,
  updateInstallDetails: updateInstallDetailsProcedure,
  generateOrderPlan: generateOrderPlanProcedure,
  updateOrderStage: updateOrderStageProcedure,
  cancel: cancelJobProcedure,
  createLink: createJobLinkProcedure,
  revokeLinks: revokeJobLinksProcedure,
  scheduleAppointment: scheduleAppointmentProcedure,
  createFromOrders: createJobsFromOrdersProcedure,
})
