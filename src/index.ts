// The library: the same objects that the command works with. Everything that is not listed here may change.

export { openWorkspace, type Folders, type Workspace, type WorkspaceOptions } from './workspace.ts';
export { runCampaign, type CampaignResult, type RunOptions } from './run-campaign.ts';

export { loadProject } from './project/load-project.ts';
export { loadCampaign } from './project/load-campaign.ts';
export type { Project } from './project/project.ts';
export type { Asset, Brand, Campaign, LocalizedText, Scene, Variant, Video } from './campaign/campaign.ts';
export type { Platform } from './campaign/platform-schema.ts';
export type { Catalogue, Model } from './campaign/model-schema.ts';

export { planCampaign } from './plan/plan-campaign.ts';
export { selectDeliverables } from './plan/select-deliverables.ts';
export { assessPlan, type Assessment, type Outlook } from './plan/assess-plan.ts';
export type { PlanInput } from './plan/plan-input.ts';
export type { Edit } from './plan/edit.ts';
export type { ClipRequest, ClipTask, DeliverableTask, Plan } from './plan/plan.ts';

export type { ClipStatus, DownloadOptions, StartOptions, VideoProvider, WebhookEvent } from './generate/provider.ts';
export type { Publisher, Published, Readiness, UploadState, UploadTools } from './publish/publisher.ts';
export type { Limit, Outgoing, Post, PostFile, Prepared } from './publish/post.ts';
export type { Operation } from './operation.ts';
export type { RunEvent } from './run/events.ts';
export type { Check, Inspection } from './render/rendering.ts';
export type { ClipRecord, DeliverableRecord, Ledger, StoredFile } from './ledger/ledger.ts';

export { ExitCode, ProviderError, RunError, UserError, WebhookError, type Diagnostic, type Refusal } from './errors.ts';
