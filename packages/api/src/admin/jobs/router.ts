import { router } from '../../trpc.ts'
import { auditJob } from './audit.ts'
import { cancelJob } from './cancel.ts'
import { createJobsFromOrders } from './create-from-orders.ts'
import { createJobLink } from './create-link.ts'
import { dispatchJob } from './dispatch.ts'
import { generateOrderPlan } from './generate-order-plan.ts'
import { getJob } from './get.ts'
import { listJobs } from './list.ts'
import { scheduleAppointment } from './schedule-appointment.ts'
import { setJobStatus } from './set-status.ts'
import { updateInstallDetails } from './update-install-details.ts'
import { updateOrderStage } from './update-order-stage.ts'

export const jobsRouter = router({
  list: listJobs,
  get: getJob,
  audit: auditJob,
  dispatch: dispatchJob,
  setStatus: setJobStatus,
  updateInstallDetails,
  generateOrderPlan,
  updateOrderStage,
  cancel: cancelJob,
  createLink: createJobLink,
  scheduleAppointment,
  createFromOrders: createJobsFromOrders,
})
